using System.Collections.Frozen;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.SignOff;

namespace Workbench.Pipeline.Load;

/// <summary>
/// Sends what is due, phase by phase. Writes of one thread go one at a time in their order, different threads side by side. A refused
/// record is a reject and the run goes on; a ledger that cannot be written stops it.
/// </summary>
/// <param name="permit">Leave to load this environment by this plan.</param>
public sealed class LoadStep(MigrationEnvironment environment, Plan plan, LoadOptions options, WritePermit permit)
{
    /// <summary>Runs all phases.</summary>
    /// <returns>The counts of every phase, in order.</returns>
    /// <exception cref="GateException">The permit is for something else, writes stay in doubt, or more was rejected than the plan bears.</exception>
    public async Task<IReadOnlyList<PhaseResult>> RunAsync(CancellationToken cancellation)
    {
        permit.Require(WritePurpose.Load, environment, plan);
        await ScanOnceAsync(cancellation);
        var asked = new ProgressMeter(environment, "ask about what is gone", null, () => environment.Destination.Quota);
        await new GoneRecords(environment, options, new WriteTraffic(environment, options, asked)).SettleAsync(cancellation);
        var results = new List<PhaseResult>();
        var rejects = new RejectGate(environment.Read, plan);
        foreach (var phase in environment.Destination.Phases)
        {
            var result = await RunPhaseAsync(phase, cancellation);
            results.Add(result);
            if (result.InDoubt > 0)
            {
                throw new GateException(
                    $"Phase {phase.Label}: {result.InDoubt} writes are in doubt, so the next phase was not begun. "
                    + "Run the load again to ask the destination once more, or decide on each: bench.InDoubt() lists them, bench.Resolve() and "
                    + "'workbench resolve' take the decision.");
            }

            rejects.Require(result);
        }

        await SettleAsync(cancellation);
        return results;
    }

    /// <summary>A crash between the last confirmation of a record and its move leaves it behind in an earlier state; its writes tell better.</summary>
    private async Task SettleAsync(CancellationToken cancellation)
    {
        var batch = new ChangeBatch(environment.Ledger, 500);
        foreach (var entry in environment.Read.Entries(states: [EntryState.Sending, EntryState.Waiting, EntryState.InDoubt]))
        {
            var writes = environment.Read.Writes(entry.Key);
            if (writes.Count > 0 && writes.All(write => write.State == WriteState.Done))
            {
                await batch.AddAsync(new LedgerChange.EntryMoved(entry.Key, EntryState.Loaded, null), cancellation);
            }
        }

        await batch.FlushAsync(cancellation);
    }

    private async Task<PhaseResult> RunPhaseAsync(LoadPhase phase, CancellationToken cancellation)
    {
        using var span = StepInstruments.Begin($"load {phase.Label.ToLowerInvariant()}");
        var due = environment.Read.WriteCounts()
            .Where(count => count.Phase == phase.Number)
            .Where(count => count.State is WriteState.Planned or WriteState.Sending or WriteState.InDoubt)
            .Sum(count => count.Writes);
        var meter = new ProgressMeter(environment, $"load {phase.Label.ToLowerInvariant()}", due, () => environment.Destination.Quota);
        await new WriteTraffic(environment, options, meter).RunAsync(Due(phase), cancellation);
        meter.Finish();
        var result = Count(phase);
        await environment.Ledger.CommitAsync([new LedgerChange.StepMoved($"load/{phase.Label}", "ended", result.ToCounts())], cancellation);
        return result;
    }

    /// <summary>Learns once, before the first write, what stands in the destination: nothing that exists may be created again.</summary>
    private async Task ScanOnceAsync(CancellationToken cancellation)
    {
        const string Done = "scan/destination";
        if (environment.Read.Document(Done) is not null)
        {
            return;
        }

        var batch = new ChangeBatch(environment.Ledger, 500);
        var meter = new ProgressMeter(environment, "scan destination", null, () => environment.Destination.Quota);
        await foreach (var existing in environment.Destination.ScanAsync(plan, cancellation))
        {
            await batch.AddAsync(new LedgerChange.ExistingSeen(existing), cancellation);
            meter.Add();
        }

        meter.Finish();
        await batch.AddAsync(new LedgerChange.DocumentSaved(Done, $"{{\"twins\":{meter.Done}}}"), cancellation);
        await batch.FlushAsync(cancellation);
    }

    /// <summary>What is to be sent in a phase, in the order in which it is begun.</summary>
    private IEnumerable<IReadOnlyList<WriteRow>> Due(LoadPhase phase) =>
        ByThread(environment.Read.DueWrites(phase.Number).Where(row => !options.Holds(row.Key)));

    /// <summary>Consecutive writes of one thread stay together; a write without thread stands alone.</summary>
    private static IEnumerable<IReadOnlyList<WriteRow>> ByThread(IEnumerable<WriteRow> writes)
    {
        var thread = new List<WriteRow>();
        foreach (var write in writes)
        {
            if (thread.Count > 0 && (write.Write.Thread is null || write.Write.Thread != thread[0].Write.Thread))
            {
                yield return thread;
                thread = [];
            }

            thread.Add(write);
        }

        if (thread.Count > 0)
        {
            yield return thread;
        }
    }

    private PhaseResult Count(LoadPhase phase)
    {
        var counts = environment.Read.WriteCounts().Where(count => count.Phase == phase.Number).ToLookup(count => count.State, count => count.Writes);
        return new PhaseResult(
            phase,
            counts[WriteState.Done].Sum(),
            counts[WriteState.Refused].Sum(),
            counts[WriteState.InDoubt].Sum() + counts[WriteState.Sending].Sum(),
            counts[WriteState.Planned].Sum(),
            options.HoldsAny ? environment.Read.DueWrites(phase.Number).LongCount(row => row.State == WriteState.Planned && options.Holds(row.Key)) : 0);
    }
}

/// <summary>How the load behaves.</summary>
/// <param name="Concurrency">Requests in flight at most; with 1, everything happens one after the other.</param>
/// <param name="Attempts">Times a write that was certainly not carried out is sent again.</param>
/// <param name="DoubtPatience">How long a doubtful write is asked about before it is parked for a person.</param>
public sealed record LoadOptions(int Concurrency = 16, int Attempts = 12, TimeSpan? DoubtPatience = null)
{
    /// <summary>Records whose writes wait although they are due: people have worked on their twins. None by default.</summary>
    public IReadOnlySet<RecordKey> Held { get; init; } = FrozenSet<RecordKey>.Empty;

    /// <summary>Tells which records are left to another run, see <see cref="ChosenRun"/>; null, the default, for none.</summary>
    public Func<RecordKey, bool>? IsLeft { get; init; }

    /// <summary>False where no record's writes wait on purpose.</summary>
    internal bool HoldsAny => Held.Count > 0 || IsLeft is not null;

    /// <summary>True for a record whose writes wait although they are due.</summary>
    public bool Holds(RecordKey key) => Held.Contains(key) || IsLeft?.Invoke(key) == true;

    public TimeSpan Patience => DoubtPatience ?? TimeSpan.FromMinutes(10);
}

/// <summary>Writes of one phase by outcome.</summary>
/// <param name="Left">How many of those that wait do so on purpose, see <see cref="LoadOptions.Holds"/>.</param>
public sealed record PhaseResult(LoadPhase Phase, long Done, long Refused, long InDoubt, long Waiting, long Left = 0)
{
    internal IReadOnlyDictionary<string, long> ToCounts() => new Dictionary<string, long>
    {
        ["done"] = Done, ["refused"] = Refused, ["inDoubt"] = InDoubt, ["waiting"] = Waiting,
    };
}
