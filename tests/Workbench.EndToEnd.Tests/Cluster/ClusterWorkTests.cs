using Quartz;
using Workbench.Cluster;
using Workbench.Core.Errors;
using Workbench.Core.Security;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Ledger;
using Workbench.Ledger.Postgres;
using Workbench.Notebooks.Work;

namespace Workbench.EndToEnd.Tests.Cluster;

/// <summary>What is asked of the workers, without any.</summary>
public sealed class ClusterWorkTests : IDisposable
{
    private const string Variable = "WORKBENCH_CLUSTER_OF_REQUESTS";
    private const string Schema = "north";

    private readonly ClusterDatabase database = ClusterDatabase.BehindRelay();
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ClusterStore Store => new(new Secret(database.Connection));

    [Fact]
    public async Task RequestAsync_OnePartWasPaused_AsksForThatPartAlone()
    {
        await MakeAsync();
        Assert.Equal(["download-1-of-2", "download-2-of-2", "download"], await AskAsync(shards: 2));
        await PauseAsync("download-1-of-2");
        Assert.Equal(["the disk is full"], await ReasonsAsync());

        // However many parts are asked for now: it was split in two.
        var again = await AskAsync(shards: 1);

        Assert.Equal(["download-1-of-2"], again);
        Assert.Empty(await ReasonsAsync());
    }

    [Fact]
    public async Task RequestAsync_NothingWasPaused_IsRefused()
    {
        await MakeAsync();
        await AskAsync(shards: 2);

        await Assert.ThrowsAsync<GateException>(() => AskAsync(shards: 2));
    }

    [Fact]
    public async Task RequestAsync_WholeStepWasPaused_BeginsAnew()
    {
        await MakeAsync();
        await AskAsync(shards: 1);
        await PauseAsync("download");

        Assert.Equal(["download"], await AskAsync(shards: 1));
        Assert.Empty(await ReasonsAsync());
    }

    [Fact]
    public async Task StatusAsync_ManyComeToANewDatabaseAtOnce_AllGetThrough()
    {
        var shown = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ClusterWork.StatusAsync(Store, Cancellation), Cancellation)));

        Assert.All(shown, status => Assert.Empty(status.Jobs));
    }

    [Fact]
    public async Task StatusAsync_TablesOfTheWorkersAreNotTheirs_SaysSo()
    {
        await ClusterWork.StatusAsync(Store, Cancellation);
        database.Run("DROP TABLE workbench_cluster.qrtz_triggers CASCADE; CREATE VIEW workbench_cluster.qrtz_triggers AS SELECT 1 AS nothing");

        var failure = await Assert.ThrowsAsync<LedgerException>(() => ClusterWork.StatusAsync(Store, Cancellation));

        Assert.False(failure.IsRetryable);
    }

    [Fact]
    public async Task StatusAsync_ConnectionStringThatIsNone_IsRefusedWithoutIt()
    {
        var refusal = await Assert.ThrowsAsync<PlanException>(() => ClusterWork.StatusAsync(new ClusterStore(new Secret("Host=here;Hidden-canary")), Cancellation));

        Assert.DoesNotContain("canary", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_OneLedgerCannotBeRead_ShowsItAndTheOthers()
    {
        Environment.SetEnvironmentVariable(Variable, database.Connection);
        foreach (var schema in new[] { "newer", "sound" })
        {
            await (await PostgresLedger.OpenAsync(new PostgresPlace(new Secret(database.Connection), schema), new PostgresWriter("the test"), TimeProvider.System, Cancellation)).DisposeAsync();
        }

        database.Run("INSERT INTO newer.script VALUES (99)");

        var status = await WorkbenchCli.RunAsync(["status", "--connection", Variable], Cancellation);

        Assert.True(status.ExitCode == 0, status.ToString());
        Assert.Contains("cannot be read: ", status.Output, StringComparison.Ordinal);
        Assert.Contains("sound", status.Output, StringComparison.Ordinal);
        Assert.Contains("nobody", status.Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    private async Task MakeAsync()
    {
        Environment.SetEnvironmentVariable(Variable, database.Connection);
        var made = await WorkbenchCli.RunAsync(["new", folder.Run, "--route", "ivinex-intercom", "--ledger", $"postgres:{Schema}", "--connection", Variable], Cancellation);
        Assert.True(made.ExitCode == 0, made.ToString());
    }

    private Task<IReadOnlyList<string>> AskAsync(int shards) => ClusterWork.RequestAsync(folder.Run, new WorkRequest(WorkStep.Download), shards, Cancellation);

    private Task PauseAsync(string step) => Store.VisitAsync(
        async visitor =>
        {
            await visitor.PauseJobWith(new JobKey(step, Schema), new PauseDetails { Reason = "the disk is full", RequestedBy = "the test" }, Cancellation);
            return 0;
        },
        Cancellation);

    private async Task<IEnumerable<string>> ReasonsAsync() => (await ClusterWork.StatusAsync(Store, Cancellation)).Jobs.Select(job => job.NeedsPerson).OfType<string>();
}
