using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Ledger.Rows;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;
using Workbench.Notebooks.Work;
using Workbench.Pipeline.Delta;
using Workbench.Pipeline.Estimates;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.SignOff;
using Workbench.Pipeline;

namespace Workbench.Notebooks;

/// <summary>Notebook 08: freeze, catch up until nothing is left, decide by two names.</summary>
public sealed partial class Bench
{
    private const int MostDifferences = 100;
    private const int MostRounds = 5;
    private const string RoundsCaption = "Rounds of catching up";

    /// <summary>Records that people no longer write in the source. Nothing in the source is changed: somebody has to see to it there.</summary>
    /// <param name="by">The person who saw to it.</param>
    public async Task<Notice> Freeze(string by)
    {
        await RequireAsync(SignOffGate.Sample);
        var cutOver = await CutOverAsync();
        if (cutOver.Standing() is { IsFrozen: true } standing && (standing.Signed is not null || standing.IsFirstValid))
        {
            return Success("Frozen already; the cut-over has been confirmed since.", "To write in the source again, call the cut-over off with bench.Return.");
        }

        RefuseUnattended("declare the freeze");
        await cutOver.FreezeAsync(by, Cancellation);
        return Success($"Frozen, attested by {by}.", "Catch up until a round finds nothing.");
    }

    /// <summary>
    /// Catches up in rounds until one finds no more than the plan's bound (<c>cutOverBound</c>, 0 by default). Once the cut-over is signed nothing
    /// is sent any more, because people work in the destination: see <see cref="Replay"/>.
    /// </summary>
    /// <param name="confirm">First eight characters of the signed plan's hash.</param>
    /// <param name="maxRounds">Rounds after which the source is called not frozen.</param>
    /// <exception cref="GateException">The last round still found more.</exception>
    public async Task<Table> CatchUp(string confirm, int maxRounds = MostRounds)
    {
        await RequireAsync(SignOffGate.Sample);
        await RequireConfirmationAsync(confirm);
        if ((await CutOverAsync()).Standing().Signed is { } signed)
        {
            return await RoundsAsync([], $"Nothing was sent: {signed.By} signed the cut-over at {signed.At:u}");
        }

        return await RoundsAsync(await LongAsync(new WorkRequest(WorkStep.CatchUp, confirm, maxRounds), () => CatchUpAsync(confirm, maxRounds)), RoundsCaption);
    }

    private async Task<IReadOnlyList<DeltaRound>> CatchUpAsync(string confirm, int maxRounds)
    {
        await RequireAsync(SignOffGate.Sample);
        await RequireConfirmationAsync(confirm);
        var production = await ProductionAsync();
        if ((await CutOverAsync()).Standing().Signed is not null)
        {
            return [];
        }

        return await StepWatch.RunAsync(production, StepNames.CatchUp, () => CatchUpAsync(production, maxRounds), Cancellation);
    }

    private async Task<IReadOnlyList<DeltaRound>> CatchUpAsync(MigrationEnvironment production, int maxRounds)
    {
        var bound = (await PlanAsync()).CutOverBound;
        var rounds = new List<DeltaRound>();
        do
        {
            var permit = await LoadPermitAsync(production);
            rounds.Add(await new DeltaStep(production, LoadOptionsFor(production, permit), permit).RunAsync(Cancellation));
            await production.Ledger.CommitAsync([Pipeline.Delta.CutOverGate.Ended(rounds[^1])], Cancellation);
        }
        while (rounds[^1].Total > bound && rounds.Count < maxRounds);

        return rounds[^1].Total <= bound
            ? rounds
            : throw new GateException($"After {maxRounds} rounds the source still changes ({rounds[^1].Total} records, {bound} are signed for). Freeze it, then run this cell again.");
    }

    /// <summary>Every record that a round of catching up found different, with what is known of it before and after.</summary>
    public async Task<Table> Differences() =>
        Table.Of((await ProductionAsync()).Read.Differences())
            .Record("Record", row => row.Key, migration.Pages)
            .Text("What", row => row.What.ToString().ToLowerInvariant())
            .RecordText("Before", row => Shorten(row.Before ?? ""))
            .RecordText("After", row => Shorten(row.After ?? ""))
            .Caption("What changed in the source since the load").MaxRows(MostDifferences).CompleteList("deliverables/lists/delta.csv").Build();

    /// <summary>Everything that must hold before somebody says go, and where the two names stand.</summary>
    public async Task<Checklist> CutOverGate()
    {
        var (conditions, standing) = (await ConditionsAsync(), (await CutOverAsync()).Standing());
        return new Checklist(
            "Gate",
            [
                .. conditions.Select(found => new Check(found.Holds ? CheckState.Ok : CheckState.Fail, found.Text, found.Holds ? null : found.NextStep)),
                standing.Hold is { } hold
                    ? new Check(CheckState.Fail, $"held by {hold.By} since {hold.At:u}: {hold.Detail}", "Release it with bench.Release.")
                    : new Check(CheckState.Ok, "nobody holds the cut-over"),
                NameCheck(standing.First, standing.IsFirstValid || standing.Signed is not null, "first name", "bench.Go"),
                NameCheck(standing.Signed, isValid: true, "second name", "bench.Confirm"),
            ]);
    }

    /// <summary>Holds the cut-over until somebody releases it.</summary>
    public async Task<Notice> Hold(string by, string why)
    {
        await (await CutOverAsync()).HoldAsync(by, why, Cancellation);
        return Notice.Warning($"{by} holds the cut-over: {why}", "It goes on when somebody runs bench.Release.");
    }

    /// <summary>Releases a held cut-over.</summary>
    public async Task<Notice> Release(string by)
    {
        await (await CutOverAsync()).ReleaseAsync(by, Cancellation);
        return Success($"Released by {by}.", "A first name that was given before counts where nothing has changed since.");
    }

    /// <summary>The first of two names; refused while the gate is not clear.</summary>
    /// <param name="by">The person who says go.</param>
    public async Task<Notice> Go(string by)
    {
        var cutOver = await CutOverAsync();
        if (cutOver.Standing() is { } standing && (standing.Signed ?? (standing.IsFirstValid ? standing.First : null)) is { } row)
        {
            return NameGiven(row);
        }

        RefuseUnattended("say go");
        return NameGiven(await cutOver.GoAsync(by, CellSurface.Current.IsUnattended, await BindingAsync(SignOffGate.CutOver), Cancellation));
    }

    /// <summary>The second name, of another person, for the same state: with it the cut-over is signed.</summary>
    /// <param name="by">The person who confirms.</param>
    /// <exception cref="GateException">It is the first person again, or something has changed since the first name.</exception>
    public async Task<Notice> Confirm(string by)
    {
        var cutOver = await CutOverAsync();
        if (cutOver.Standing().Signed is { } signed)
        {
            return NameGiven(signed);
        }

        RefuseUnattended("confirm the cut-over");
        return NameGiven(await cutOver.ConfirmAsync(by, CellSurface.Current.IsUnattended, await BindingAsync(SignOffGate.CutOver), Cancellation));
    }

    /// <summary>Calls the cut-over off: the freeze is lifted, both names are void, and the migration catches up again.</summary>
    public async Task<Notice> Return(string by, string why)
    {
        RefuseUnattended("call the cut-over off");
        await (await CutOverAsync()).ReturnAsync(by, why, CellSurface.Current.IsUnattended, Cancellation);
        return Notice.Warning($"{by} called the cut-over off: {why}", "People may write in the source again. The way forward begins with the freeze.");
    }

    private async Task<CutOver> CutOverAsync()
    {
        var (production, plan) = (await ProductionAsync(), await PlanAsync());
        var isLeft = await LeftAsync(production, plan);
        return new CutOver(production.Ledger, () => new Pipeline.Delta.CutOverGate(production.Read, CutOverBounds.Of(plan), isLeft).Conditions());
    }

    private async Task<IReadOnlyList<GateCondition>> ConditionsAsync()
    {
        var (production, plan) = (await ProductionAsync(), await PlanAsync());
        return new Pipeline.Delta.CutOverGate(production.Read, CutOverBounds.Of(plan), await LeftAsync(production, plan)).Conditions();
    }

    /// <summary>Tells which records are left to the second run; null where nothing is.</summary>
    private async Task<Func<RecordKey, bool>?> LeftAsync(MigrationEnvironment production, Plan plan) => ChosenRun.Newest(production.Read) is { Since: not null, IsSecond: false } run
        ? run.Left(production, new DeltaTerms(plan, (await DiscoveryAsync()).Source, (await DiscoveryAsync()).Destination))
        : null;

    private async Task<Table> RoundsAsync(IReadOnlyList<DeltaRound> rounds, string caption)
    {
        var labels = (await DiscoveryAsync()).Source.Objects.ToDictionary(found => found.Name, found => found.Label);
        var rows = rounds.SelectMany((round, index) => (round.IsEmpty ? [new ObjectDelta("", 0, 0, 0, 0, 0)] : round.Objects).Select(found => (Round: index + 1, Found: found)));
        return Table.Of(rows.ToList())
            .Whole("Round", row => row.Round)
            .Text("Object", row => labels.GetValueOrDefault(row.Found.Object, "nothing found"))
            .Whole("New", row => row.Found.Created)
            .Whole("Changed", row => row.Found.Changed)
            .Whole("Re-opened", row => row.Found.Reopened)
            .Whole("Deleted", row => row.Found.Deleted)
            .Whole("Merged", row => row.Found.Merged)
            .Caption(caption).CompleteList("deliverables/lists/delta.csv").Build();
    }

    private static Check NameCheck(SignOffRow? row, bool isValid, string what, string cell) => row switch
    {
        null => new Check(CheckState.Manual, $"{what}: not given yet.", $"It is given with {cell}."),
        _ when isValid => new Check(CheckState.Ok, $"{what}: {row.By} at {row.At:u}{(row.IsDemo ? " (unattended demo)" : "")}."),
        _ => new Check(CheckState.Warn, $"{what}: {row.By} at {row.At:u}, but something has changed since.", $"Begin again with {cell}."),
    };

    private static Notice NameGiven(SignOffRow row) => Success(
        $"'{row.Gate}': {row.By} at {row.At:u}{(row.IsDemo ? ", unattended, as a demo" : "")} ({row.Comment}). Root hash {row.RootHash}.",
        row.Gate == SignOffGate.CutOverFirst ? "Now somebody else confirms with bench.Confirm." : "The cut-over is signed. Hypercare begins.");
}
