using Workbench.Core.Errors;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Simulation.Crashes;
using Workbench.Simulation.Drawing;

namespace Workbench.Simulation.Tests.Crashes;

public sealed class MortalLedgerTests : IDisposable
{
    private readonly string folder = Path.Combine(Simulator.DefaultFolder, "mortal");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommitAsync_DiskFull_RefusesUntilTheNextProcess()
    {
        var fate = new Fate([], diskFullAt: 1);
        await using (var first = await OpenAsync(fate))
        {
            await first.CommitAsync([new LedgerChange.DocumentSaved("kept", "{}")], Cancellation);

            var refusal = await Assert.ThrowsAsync<LedgerException>(async () => await first.CommitAsync([new LedgerChange.DocumentSaved("lost", "{}")], Cancellation));
            await Assert.ThrowsAsync<LedgerException>(async () => await first.CommitAsync([new LedgerChange.DocumentSaved("lost", "{}")], Cancellation));

            Assert.Contains("Free disk space", refusal.Message, StringComparison.Ordinal);
            Assert.True(first.IsDiskFull);
        }

        await using var second = await OpenAsync(fate);
        await second.CommitAsync([new LedgerChange.DocumentSaved("later", "{}")], Cancellation);
        Assert.Equal(["{}", null, "{}"], new[] { "kept", "lost", "later" }.Select(second.Read.Document));
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<MortalLedger> OpenAsync(Fate fate) =>
        new(await SqliteLedger.OpenAsync(Path.Combine(folder, "ledger.db"), TimeProvider.System, Cancellation), fate, new Dice(1));
}
