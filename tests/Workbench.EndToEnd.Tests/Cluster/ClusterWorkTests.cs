using Quartz;
using Workbench.Cluster;
using Workbench.Core.Errors;
using Workbench.Core.Security;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Notebooks.Work;

namespace Workbench.EndToEnd.Tests.Cluster;

/// <summary>What is asked of the workers, without any.</summary>
public sealed class ClusterWorkTests : IDisposable
{
    private const string Variable = "WORKBENCH_CLUSTER_OF_REQUESTS";
    private const string Schema = "north";

    private readonly ClusterDatabase database = new();
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

    private async Task PauseAsync(string step)
    {
        var visitor = await Store.OpenVisitorAsync(Cancellation);
        await visitor.PauseJobWith(new JobKey(step, Schema), new PauseDetails { Reason = "the disk is full", RequestedBy = "the test" }, Cancellation);
        await visitor.Shutdown(false, Cancellation);
    }

    private async Task<IEnumerable<string>> ReasonsAsync() => (await ClusterWork.StatusAsync(Store, Cancellation)).Jobs.Select(job => job.NeedsPerson).OfType<string>();
}
