using System.Globalization;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Ledger;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Load;

/// <summary>Stops a load between two phases where more was rejected than the signed plan bears: a bad record never does, a broken phase does.</summary>
internal sealed class RejectGate(ILedgerReader read, Plan plan)
{
    private const int MostReasonsTold = 3;

    private readonly RejectLimits limits = plan.RejectLimits ?? RejectLimits.Default;

    /// <summary>Passes where the phase and every reason stay within their limits.</summary>
    /// <exception cref="GateException">One does not; the message says which, how many, and what to do.</exception>
    public void Require(PhaseResult phase)
    {
        var counts = read.RejectCounts();
        RequirePhase(phase, [.. counts.Where(count => count.Phase == phase.Phase.Number && count.Code != ReasonCode.ParentRejected)]);
        RequireReasons(phase.Phase, counts);
    }

    private void RequirePhase(PhaseResult phase, IReadOnlyList<RejectCount> counts)
    {
        var rejected = counts.Sum(count => count.Records);
        var writes = phase.Done + phase.Refused + phase.InDoubt + phase.Waiting;
        var own = limits.Phases?.TryGetValue(phase.Phase.Label, out var most) == true ? most : (int?)null;
        if (rejected <= (own ?? Math.Max(limits.MaxRecords, limits.MaxShare * writes)))
        {
            return;
        }

        var reasons = counts.OrderByDescending(count => count.Records).Take(MostReasonsTold).Select(count => $"{Print(count.Records)} {count.Code}");
        var limit = own is { } number ? $"at most {Print(number)}" : $"at most {Print(limits.MaxRecords)}, or {limits.MaxShare.ToString("P0", CultureInfo.InvariantCulture)} of the writes";
        throw Stopped(
            phase.Phase, $"{Print(rejected)} records were rejected ({string.Join(", ", reasons)}) of {Print(writes)} writes; the signed plan bears {limit}.",
            counts.OrderByDescending(count => count.Records).First().Code);
    }

    private void RequireReasons(LoadPhase phase, IReadOnlyList<RejectCount> counts)
    {
        foreach (var (code, most) in limits.Reasons ?? new Dictionary<string, int>())
        {
            if (counts.Where(count => count.Code == code).Sum(count => count.Records) is var rejected && rejected > most)
            {
                throw Stopped(phase, $"{Print(rejected)} records were rejected for {code}; the signed plan bears at most {Print(most)}.", code);
            }
        }
    }

    private static GateException Stopped(LoadPhase phase, string what, string code) => new(
        $"Phase {phase.Label}: {what} The next phase was not begun. {ReasonCode.Hint(code)} Then run 'workbench retry DIR --reason {code}'; "
        + "or raise rejectLimits in plan.json and sign again. bench.Rejects() and deliverables/rejects/ show each.");

    private static string Print(long number) => number.ToString(CultureInfo.InvariantCulture);
}
