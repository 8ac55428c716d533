using System.Text.Json.Nodes;
using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Emulators.Checking;
using Workbench.Emulators.Kit;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Verification;

namespace Workbench.EndToEnd.Tests;

/// <summary>
/// A destination whose search lags longer than the load's patience leaves three tickets in doubt: one arrived, two did not. A person decides
/// on each in another way, and in the end everything is there once.
/// </summary>
public sealed class ResolveTests(PreparedStage prepared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Resolve_EachOfTheThreeWays_LosesAndDoublesNothing()
    {
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        await SetAsync(folder, searchLagSeconds: "3600");
        stage.Production.Faults = FaultPlan.Parse("cut-after@1:POST /tickets$,cut-before@2x2:POST /tickets$");

        var stopped = await Assert.ThrowsAsync<GateException>(() => stage.LoadAsync(Cancellation));
        Assert.Contains("3 writes are in doubt", stopped.Message, StringComparison.Ordinal);
        stage.Production.Faults = FaultPlan.None;
        var doubts = Doubts(folder);
        var twins = doubts.ToDictionary(key => key, key => TwinsOf(stage, key));
        Assert.True(twins.Values.Sum(found => found.Count) == 1, string.Join("; ", twins.Select(found => $"{found.Key}: {string.Join(" ", found.Value)}")));
        var arrived = twins.Single(found => found.Value.Count == 1).Key;
        var (absent, left) = (doubts.First(key => key != arrived), doubts.Last(key => key != arrived));

        Assert.Contains(arrived.ToString(), (await ResolveAsync(folder)).Output, StringComparison.Ordinal);
        Succeeded(await ResolveAsync(folder, $"{arrived}", "--decision", "carried-out", "--twin", TwinsOf(stage, arrived)[0]));
        Succeeded(await ResolveAsync(folder, $"{absent}", "--decision", "not-carried-out"));
        Succeeded(await ResolveAsync(folder, $"{left}", "--decision", "leave-out"));
        await stage.LoadAsync(Cancellation);

        Assert.Equal([1, 1, 0], new[] { arrived, absent, left }.Select(key => TwinsOf(stage, key).Count));
        await SetAsync(folder, searchLagSeconds: "1");
        var unknown = await WorkbenchCli.RunAsync(["retry", folder.Run, "--reason", "nonsense"], Cancellation);
        Assert.True(unknown.ExitCode == 1 && unknown.Error.Contains("left-in-doubt (1)", StringComparison.Ordinal), unknown.ToString());
        var retried = await WorkbenchCli.RunAsync(["retry", folder.Run, "--reason", "left-in-doubt"], Cancellation);
        Succeeded(retried);
        Assert.Contains("0 left", retried.Output, StringComparison.Ordinal);

        var report = stage.Check();
        Assert.True(report.Findings.Count == 0, report.Explain());
        Assert.Empty(LedgerVerification.Verify(Path.Combine(folder.Run, "ledger.db")).Findings);
    }

    private static IReadOnlyList<RecordKey> Doubts(TemporaryFolder folder)
    {
        using var read = SqliteLedger.OpenReader(Path.Combine(folder.Run, "ledger.db"));
        return [.. read.OpenWrites().Where(row => row.State == WriteState.InDoubt).Select(row => row.Key)];
    }

    private static Task<CliResult> ResolveAsync(TemporaryFolder folder, params string[] arguments) => WorkbenchCli.RunAsync(
        ["resolve", folder.Run, .. arguments, .. arguments.Length == 0 ? [] : new[] { "--by", "Tester", "--why", "looked in the workspace" }], Cancellation);

    private static void Succeeded(CliResult result) => Assert.True(result.ExitCode == 0, result.ToString());

    /// <summary>Ids of the tickets in the workspace that carry the record's key, or that of its files.</summary>
    private static List<string> TwinsOf(Stage stage, RecordKey key)
    {
        var workspace = new Workspace(stage.Production.Store);
        return [.. workspace.Tickets.Where(ticket => workspace.SourceIdOf(ticket) is { } mark && (mark == $"{key}" || mark == $"{key}#files")).Select(Workspace.IdOf)];
    }

    private static async Task SetAsync(TemporaryFolder folder, string searchLagSeconds)
    {
        var path = Path.Combine(folder.Run, "migration.json");
        var file = JsonNode.Parse(await File.ReadAllTextAsync(path, Cancellation))!;
        file["doubtPatience"] = "00:00:00.1";
        file["environments"]!["production"]!["destination"]!["settings"]!["searchLagSeconds"] = searchLagSeconds;
        await File.WriteAllTextAsync(path, file.ToJsonString(), Cancellation);
    }
}
