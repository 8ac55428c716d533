using System.Text.Json.Nodes;
using Workbench.Cli.Demo;
using Workbench.Emulators;
using Workbench.Emulators.Ivinex;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Ledger.Verification;

namespace Workbench.EndToEnd.Tests;

/// <summary>What cannot work is refused with one message that says what to do, and leaves the ledger intact.</summary>
public sealed class RefusalTests(PreparedStage prepared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_WrongToken_SaysWhichCredential()
    {
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);

        var result = await RunAsync(folder, "00-start-here", new() { ["WORKBENCH_PRODUCTION_INTERCOM_TOKEN"] = "wrong" });

        Refused(folder, result, "401");
        Assert.DoesNotContain("Bearer wrong", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_MissingToken_NamesTheVariable()
    {
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);

        var result = await RunAsync(folder, "00-start-here", new() { ["WORKBENCH_PRODUCTION_INTERCOM_TOKEN"] = "" });

        Refused(folder, result, "WORKBENCH_PRODUCTION_INTERCOM_TOKEN");
    }

    [Fact]
    public async Task Run_UnreachableHost_NamesTheHost()
    {
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);

        // Port 9 (discard) is never served here: the connection is refused at once.
        await PointAsync(folder, "production", "destination", "http://127.0.0.1:9/");

        Refused(folder, await RunAsync(folder, "00-start-here"), "127.0.0.1");
    }

    [Fact]
    public async Task Run_MissingParameter_NamesIt()
    {
        using var folder = prepared.Copy();

        var result = await RunAsync(folder, "06-production-load");

        Refused(folder, result, "confirm");
    }

    [Fact]
    public async Task Extract_HiddenTab_IsNoEmptyTab()
    {
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        var settings = new IvinexSettings { HiddenTabs = new HashSet<string> { "Tickets" } };
        await using var hidden = await IvinexEmulator.StartAsync(new EmulatorOptions { TimeFactor = DemoOptions.Shortened }, settings, stage.Account, Cancellation);
        await PointAsync(folder, "production", "source", new Uri(hidden.BaseAddress, "API/").ToString());

        var result = await RunAsync(folder, "02-data-quality");

        Refused(folder, result, "Tickets");
    }

    private static Task<CliResult> RunAsync(TemporaryFolder folder, string notebook, Dictionary<string, string>? environment = null) =>
        WorkbenchCli.RunProcessAsync(["run", Path.Combine(folder.Run, "notebooks", notebook + ".ipynb")], Cancellation, environment);

    private static void Refused(TemporaryFolder folder, CliResult result, string named)
    {
        var said = (result.Output + result.Error).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(result.ExitCode != 0, result.ToString());
        Assert.True(said.Count(line => line.Contains(named, StringComparison.Ordinal)) == 1, $"one line should name '{named}':\n{result}");
        Assert.DoesNotContain("   at ", result.ToString(), StringComparison.Ordinal);
        Assert.Empty(LedgerVerification.Verify(Path.Combine(folder.Run, "ledger.db"), null).Findings);
    }

    private static async Task PointAsync(TemporaryFolder folder, string environment, string side, string address)
    {
        var path = Path.Combine(folder.Run, "migration.json");
        var file = JsonNode.Parse(await File.ReadAllTextAsync(path, Cancellation))!;
        file["environments"]![environment]![side]!["baseUrl"] = address;
        await File.WriteAllTextAsync(path, file.ToJsonString(), Cancellation);
    }
}
