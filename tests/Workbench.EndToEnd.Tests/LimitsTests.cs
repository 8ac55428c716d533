using Workbench.EndToEnd.Tests.Running;
using Workbench.Ledger;

namespace Workbench.EndToEnd.Tests;

/// <summary><c>workbench limits</c> on a folder with a ledger: no account is opened and no secret is needed.</summary>
public sealed class LimitsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("workbench-limits-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Limits_SetAndShown_StandInTheLedgerAndInTheStatus()
    {
        await OpenLedgerAsync();

        var set = await RunAsync("--side", "destination", "--share", "0.8", "--window", "18:00-06:00", "--zone", "Europe/Berlin", "--by", "Ada");
        var paused = await RunAsync("--pause");
        var status = await WorkbenchCli.RunAsync(["status", folder], Cancellation);

        Assert.All([set, paused, status], run => Assert.True(run.ExitCode == 0, run.ToString()));
        Assert.Contains("80 %", set.Output, StringComparison.Ordinal);
        Assert.Contains("paused", status.Output, StringComparison.Ordinal);
        using var read = SqliteLedger.OpenReader(Path.Combine(folder, "ledger.db"));
        Assert.Equal(3, read.Events().Count());
        Assert.All(read.Limits(), row => Assert.True(row.Limits.IsPaused));
    }

    [Theory]
    [InlineData("--share 0", "0.05 to 1")]
    [InlineData("--window 18:00-06:00", "time zone")]
    [InlineData("--window 18:00-06:00 --zone Mars/Olympus", "Mars/Olympus")]
    [InlineData("--pause --resume", "contradict")]
    public async Task Limits_BadWords_AreOneMessageAndChangeNothing(string words, string said)
    {
        await OpenLedgerAsync();

        var run = await RunAsync(words.Split(' '));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        using var read = SqliteLedger.OpenReader(Path.Combine(folder, "ledger.db"));
        Assert.Empty(read.Events());
    }

    [Fact]
    public async Task Limits_UnknownSide_IsAWrongCommandLine() => Assert.Equal(2, (await RunAsync("--side", "middle")).ExitCode);

    private Task<CliResult> RunAsync(params string[] words) => WorkbenchCli.RunAsync(["limits", folder, .. words], Cancellation);

    private async Task OpenLedgerAsync() =>
        await (await SqliteLedger.OpenAsync(Path.Combine(folder, "ledger.db"), TimeProvider.System, Cancellation)).DisposeAsync();
}
