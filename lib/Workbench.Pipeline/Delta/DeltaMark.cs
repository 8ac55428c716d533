using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Delta;

/// <summary>
/// The high-water mark: where the last round ended, and so from where on differences count. A round that was not ended keeps its mark, so that
/// nothing that it saw before a crash is left out of the count.
/// </summary>
/// <param name="Event">Number of the event at which the round began.</param>
/// <param name="Scan">Number of its first scan.</param>
internal sealed record DeltaMark(long Event, long Scan)
{
    private const string Began = "began";

    /// <summary>Begins a round, or goes on with one that did not end.</summary>
    public static async Task<DeltaMark> BeginAsync(MigrationEnvironment environment, CancellationToken cancellation)
    {
        if (Open(environment) is { } open)
        {
            return open;
        }

        await WriteAsync(environment, cancellation);
        return Open(environment)!;
    }

    /// <summary>Where a round has ended before, any scan after it belongs to the next one, whoever asked for it.</summary>
    public static Task ReopenAsync(MigrationEnvironment environment, CancellationToken cancellation) =>
        environment.Read.Steps(CutOverGate.DeltaStep).LastOrDefault() is { State: not Began } ? WriteAsync(environment, cancellation) : Task.CompletedTask;

    private static Task WriteAsync(MigrationEnvironment environment, CancellationToken cancellation)
    {
        var counts = new Dictionary<string, long> { ["scan"] = environment.Read.LastScan() + 1 };
        return environment.Ledger.CommitAsync([new LedgerChange.StepMoved(CutOverGate.DeltaStep, Began, counts)], cancellation).AsTask();
    }

    private static DeltaMark? Open(MigrationEnvironment environment) => environment.Read.Steps(CutOverGate.DeltaStep).LastOrDefault() is { State: Began } row
        ? new DeltaMark(row.Number, row.Counts["scan"])
        : null;
}
