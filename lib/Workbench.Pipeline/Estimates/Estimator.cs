using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Pipeline.Reconcile;

namespace Workbench.Pipeline.Estimates;

/// <summary>
/// Plans a migration on a virtual clock: the steps in their order, the calls that connectors state for each, and both vendors' limits. Calls of a
/// step are passed in one piece, so that the size of the account costs nothing.
/// </summary>
/// <param name="route">For example <c>ivinex-intercom</c>.</param>
public sealed class Estimator(string route, SideTerms source, SideTerms destination)
{
    private const int FilesAtOnce = 4;

    /// <summary>Plans from a workload that an account's counts and these assumptions make.</summary>
    /// <param name="workload">Makes the workload under other assumptions, for the range.</param>
    public MigrationEstimate Plan(Assumptions assumptions, Func<Assumptions, Workload> workload)
    {
        var work = workload(assumptions);
        var steps = Steps(assumptions, work);
        var (less, more) = (assumptions.Scaled(1 - assumptions.Spread), assumptions.Scaled(1 + assumptions.Spread));
        return new MigrationEstimate(
            route,
            work.Records,
            work.FileBytes,
            steps,
            Total(Steps(less, workload(less))),
            Total(Steps(more, workload(more))) + assumptions.SettleDelay,
            steps.GroupBy(step => step.Limit).MaxBy(group => group.Sum(step => step.Duration.Ticks))!.Key,
            work.Assumed,
            assumptions);
    }

    private static TimeSpan Total(IEnumerable<EstimatedStep> steps) => new(steps.Sum(step => step.Duration.Ticks));

    private List<EstimatedStep> Steps(Assumptions assumptions, Workload work)
    {
        var (clock, from, to) = (
            TimeSpan.Zero,
            new Lane(source.Quota, assumptions.Occupied(assumptions.SourceLatency), assumptions.RefusedShare),
            new Lane(destination.Quota, assumptions.Occupied(assumptions.DestinationLatency), assumptions.RefusedShare));
        var lostCreates = new LostCreates(destination.SearchLag, assumptions);
        var bytes = work.FileBytes;
        var changed = assumptions.ChangedShare;
        var extract = Step(StepNames.Extract, 0, Source(CostStep.Read));
        var provision = Step(StepNames.Provision, 0, Source(CostStep.Look), Destination(CostStep.Look, 2), Destination(CostStep.Provision));
        var files = Step(StepNames.Files, bytes, Source(CostStep.Download), Source(CostStep.Read, assumptions.Rereadings));
        var compose = Step(StepNames.Compose, 0, Destination(CostStep.Look));
        var load = Step(StepNames.Load, bytes, Destination(CostStep.Look), Destination(CostStep.Scan), Destination(CostStep.Load));
        var reconcile = Step(StepNames.Reconcile, bytes, Destination(CostStep.ReadBack), Destination(CostStep.Scan));
        reconcile = Settled(reconcile, AfterThreads(load) + reconcile.Duration);
        var catchUp = Step(
            StepNames.CatchUp, bytes * changed, Source(CostStep.Look), Source(CostStep.Read, assumptions.Rounds), Source(CostStep.Download, changed),
            Destination(CostStep.Look, assumptions.Rounds + 1), Destination(CostStep.Load, changed));

        // What a round has brought is as old as the reading of the round after it, which found nothing more.
        var changes = Settled(
            Step(StepNames.ReconcileChanges, bytes * changed, Destination(CostStep.Scan), Destination(CostStep.ReadBack, changed)),
            assumptions.Rounds > 1 ? extract.Duration : TimeSpan.Zero);
        return [extract, provision, files, compose, load, reconcile, catchUp, changes];

        // Waits until the lists show links that were that old when all else was compared.
        EstimatedStep Settled(EstimatedStep step, TimeSpan age)
        {
            var wait = ListWait(destination.ListLag, age);
            clock += wait;
            return step with { Duration = step.Duration + wait };
        }

        Part Source(CostStep step, double times = 1) => new(source, from, step, times);
        Part Destination(CostStep step, double times = 1) => new(destination, to, step, times);
        EstimatedStep Step(string name, double moved, params ReadOnlySpan<Part> parts)
        {
            var passed = new List<PassedPart>();
            from.Begin();
            to.Begin();
            foreach (var part in parts)
            {
                passed.Add(Pass(part, assumptions, work, clock));
                clock += passed[^1].Passage.Took;
            }

            // Files that take longer than the calls go on alone.
            var busy = new TimeSpan(passed.Sum(part => part.Passage.Took.Ticks));
            var transfer = TimeSpan.FromSeconds(moved / assumptions.BytesPerSecond);
            var idle = transfer > busy ? transfer - busy : TimeSpan.Zero;
            var planned = PlannedStep.Of(name, moved, passed, busy, idle, source, destination);
            var lost = lostCreates.Wait(passed);
            clock += idle + lost;
            return planned with { Duration = planned.Duration + lost };
        }
    }

    /// <summary>Lists show tickets and conversations, all of which are created before the messages in them.</summary>
    private static TimeSpan AfterThreads(EstimatedStep load) => new(load.Calls.Where(call => call.Kind == Kind.Message).Sum(call => call.Duration.Ticks));

    /// <summary>
    /// Until lists that lag show what was written some time ago, as a mean: the lag may be anything up to the one that is stated, and lists are asked again after
    /// equal parts of it, so half a part is waited too long.
    /// </summary>
    private static TimeSpan ListWait(TimeSpan lag, TimeSpan age) =>
        age >= lag ? TimeSpan.Zero : ((lag - age) / lag) * (((lag - age) / 2) + (lag / (2 * SecondSide.LooksWithinLag)));

    private static PassedPart Pass(Part part, Assumptions assumptions, Workload work, TimeSpan now)
    {
        var times = part.Times * (1 + assumptions.RepeatedShare);
        var calls = part.Side.Costs.Where(cost => cost.Step == part.Step)
            .Select(cost => (Cost: cost, Calls: cost.Calls * work.Of(cost.Per) * times))
            .Where(row => row.Calls > 0).ToList();
        var passage = part.Lane.Send(
            calls.Sum(row => row.Calls), calls.Sum(row => row.Calls * row.Cost.Credits), Math.Min(AtOnce(part.Step), assumptions.SideBySide), now);
        return new PassedPart(part.Side, passage, calls);
    }

    /// <summary>What the steps have under way at once: accounts are looked at and listed call by call.</summary>
    private static int AtOnce(CostStep step) => step switch
    {
        CostStep.Load or CostStep.ReadBack => 16,
        CostStep.Read or CostStep.Download => FilesAtOnce,
        _ => 1,
    };

    private sealed record Part(SideTerms Side, Lane Lane, CostStep Step, double Times);
}

/// <summary>One vendor as planning sees it.</summary>
/// <param name="System">Connector name.</param>
public sealed record SideTerms(string System, IReadOnlyList<CallCost> Costs, QuotaTerms Quota)
{
    /// <summary>How long its lists of links may lag behind a write. Default zero.</summary>
    public TimeSpan ListLag { get; init; }

    /// <summary>How long a search may not show what was created. Default zero.</summary>
    public TimeSpan SearchLag { get; init; }
}
