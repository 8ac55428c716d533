using Microsoft.Data.Sqlite;
using SQLitePCL;
using Workbench.Core.Errors;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Simulation.Drawing;
using Workbench.Simulation.Running;

namespace Workbench.Simulation.Crashes;

/// <summary>
/// A ledger whose process dies where its fate says, and which then takes and tells nothing more. From the moment at which the disk is full it
/// refuses every write, as the real one does.
/// </summary>
internal sealed class MortalLedger(ILedger ledger, Fate fate, Dice turns) : ILedger
{
    /// <summary>True once the process is dead: nothing may leave it any more.</summary>
    public bool IsDead { get; private set; }

    /// <summary>True once a write was refused: the process must stop, whatever it was about to do.</summary>
    public bool IsDiskFull { get; private set; }

    public bool MaySend => ledger.MaySend;

    public ILedgerReader Read => IsDead ? throw new ProcessDiedException() : ledger.Read;

    public async ValueTask CommitAsync(IReadOnlyList<LedgerChange> changes, CancellationToken cancellation)
    {
        if (IsDead)
        {
            throw new ProcessDiedException();
        }

        if (changes.Count == 0)
        {
            return;
        }

        IsDiskFull = IsDiskFull || fate.FillsDisk();
        if (IsDiskFull)
        {
            throw new LedgerException(
                "The ledger could not be written (database or disk is full). Free disk space, then start again.",
                new SqliteException("SQLite Error 13: 'database or disk is full'.", raw.SQLITE_FULL));
        }

        var crash = fate.Meet(CrashSite.Of(changes[0]));
        if (crash is null or { IsDurable: true })
        {
            Turn.Keep(ledger.CommitAsync(changes, cancellation).AsTask());
        }

        if (crash is not null)
        {
            IsDead = true;
            throw new ProcessDiedException();
        }

        if (turns.Chance(0.5))
        {
            // Here, and nowhere else, another one of those that run side by side has its turn.
            await Task.Yield();
            if (IsDead)
            {
                throw new ProcessDiedException();
            }
        }
    }

    public ValueTask DisposeAsync() => ledger.DisposeAsync();
}
