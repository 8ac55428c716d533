using Workbench.Core.Planning;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;

namespace Workbench.Pipeline.Reconcile;

/// <summary>
/// Looks through the destination's lists for what carries the key of a source record and is not its twin: the same record written twice, or
/// left over from another run. Parts inside a ticket are looked at by <see cref="ReconcileStep"/>, which reads them anyway.
/// </summary>
public sealed class DoubleStep(MigrationEnvironment environment)
{
    /// <summary>Adds a defect to the verdicts of every record that stands twice. Run after the records were judged, which takes it off again.</summary>
    /// <returns>Records that stand twice.</returns>
    public async Task<long> RunAsync(Plan plan, CancellationToken cancellation)
    {
        var meter = new ProgressMeter(environment, "doubles", null, () => environment.Destination.Quota);
        var doubles = 0L;
        await foreach (var existing in environment.Destination.ScanAsync(plan, cancellation))
        {
            meter.Add();
            doubles += await JudgeAsync(existing, cancellation) ? 1 : 0;
        }

        meter.Finish();
        return doubles;
    }

    private async Task<bool> JudgeAsync(ExistingTwin existing, CancellationToken cancellation)
    {
        if (existing.ExternalKey is not { } key || environment.Read.Entry(key) is null || environment.Read.RecordOf(existing.Twin) is not null)
        {
            return false;
        }

        var own = environment.Read.Twins(key).FirstOrDefault(twin => !twin.Removed && twin.Twin.Type == existing.Twin.Type);
        var others = environment.Read.Verdicts(key).Where(verdict => verdict.Field != Doubled.Field);
        await environment.Ledger.CommitAsync([new LedgerChange.VerdictsGiven(key, [.. others, Doubled.Verdict(own, key, existing.Twin)])], cancellation);
        return true;
    }
}
