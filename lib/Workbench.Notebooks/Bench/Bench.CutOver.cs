using System.Globalization;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Verifying;
using Workbench.Ledger.Changes;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Delta;
using Workbench.Pipeline.SignOff;

namespace Workbench.Notebooks;

/// <summary>Notebook 08: freeze, catch up until nothing is left, decide.</summary>
public sealed partial class Bench
{
    /// <summary>Records that people no longer write in the source. Nothing in the source is changed: somebody has to see to it there.</summary>
    /// <param name="by">The person who saw to it.</param>
    public async Task<Notice> Freeze(string by)
    {
        await RequireAsync(SignOffGate.Sample);
        RefuseUnattended("declare the freeze");
        var production = await ProductionAsync();
        await production.Ledger.CommitAsync(
            [
                new LedgerChange.ManualStepMoved(Pipeline.Delta.CutOverGate.FreezeStep, "before", "done", "attestation", by, "The source is read-only for everybody but the API user."),
                new LedgerChange.StepMoved(Pipeline.Delta.CutOverGate.FreezeStep, "began", new Dictionary<string, long>()),
            ],
            Cancellation);
        return Success($"Frozen, attested by {by}.", "Catch up until a round finds nothing.");
    }

    /// <summary>Catches up in rounds until one finds nothing new, changed or deleted.</summary>
    /// <param name="confirm">First eight characters of the signed plan's hash.</param>
    /// <param name="maxRounds">Rounds after which the source is called not frozen.</param>
    /// <exception cref="GateException">The last round still found changes.</exception>
    public async Task<Table> CatchUp(string confirm, int maxRounds = 5)
    {
        await RequireAsync(SignOffGate.Sample);
        await RequireConfirmationAsync(confirm);
        var production = await ProductionAsync();
        var rounds = new List<DeltaRound>();
        do
        {
            var permit = await LoadPermitAsync(production);
            rounds.Add(await new DeltaStep(production, LoadOptionsNow, permit).RunAsync(Cancellation));
            await production.Ledger.CommitAsync([Pipeline.Delta.CutOverGate.Ended(rounds[^1])], Cancellation);
        }
        while (!rounds[^1].IsEmpty && rounds.Count < maxRounds);

        if (!rounds[^1].IsEmpty)
        {
            throw new GateException($"After {maxRounds} rounds the source still changes ({rounds[^1].Created} new, {rounds[^1].Changed} changed). Freeze it, then run this cell again.");
        }

        return Table.Of(rounds)
            .Whole("Scan", round => round.Scan)
            .Whole("New", round => round.Created)
            .Whole("Changed", round => round.Changed)
            .Whole("Deleted in the source", round => round.Deleted)
            .Caption("Rounds of catching up").Build();
    }

    /// <summary>Everything that must hold before somebody says go.</summary>
    public async Task<Checklist> CutOverGate()
    {
        var conditions = new Pipeline.Delta.CutOverGate(
            (await ProductionAsync()).Read, ((await PlanAsync()).RejectLimits ?? RejectLimits.Default).AtCutOver).Conditions();
        return new Checklist(
            "Gate", [.. conditions.Select(found => new Check(found.Holds ? CheckState.Ok : CheckState.Fail, found.Text, found.Holds ? null : found.NextStep))]);
    }

    /// <summary>Signs the cut-over; refused while the gate is not clear.</summary>
    public async Task<Notice> Go(string by)
    {
        var gate = await CutOverGate();
        if (!gate.IsClear)
        {
            throw new GateException("No go. " + string.Join(" ", gate.Checks.Where(check => check.State != CheckState.Ok).Select(check => $"{check.Text}: {check.NextStep}")));
        }

        return await SignOff(Pipeline.SignOff.SignOffGate.CutOver, by);
    }

    /// <summary>What is to be done and watched in the days after.</summary>
    public async Task<Checklist> Hypercare()
    {
        var production = await ProductionAsync();
        var deleted = production.Read.Entries().LongCount(entry => entry.Deleted);
        var steps = production.Destination.ManualSteps(await PlanAsync()).Where(step => step.After is not null);
        return new Checklist(
            $"Hypercare, {migration.Route.Hypercare}",
            [
                .. steps.Select(step => new Check(CheckState.Manual, step.After!, $"Proof: {step.Proof}.")),
                new Check(deleted == 0 ? CheckState.Ok : CheckState.Warn, $"{ValueText.Whole(deleted)} records were deleted in the source after extraction; their twins were left.", deleted == 0 ? null : "See deliverables/lists/deleted-in-source.csv."),
                new Check(CheckState.Manual, "Run notebook 07 again on a later day: what changed since is listed.", null),
                new Check(CheckState.Manual, "Keep the source's API user active until hypercare ends.", null),
            ]);
    }
}
