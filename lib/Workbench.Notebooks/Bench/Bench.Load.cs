using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;
using Workbench.Notebooks.Tables;
using Workbench.Notebooks.Work;
using Workbench.Pipeline;
using Workbench.Pipeline.Delta;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Estimates;
using Workbench.Pipeline.Extract;
using Workbench.Pipeline.Hypercare;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.SignOff;

namespace Workbench.Notebooks;

/// <summary>Notebook 06: the production load, phase by phase, with counts that add up.</summary>
public sealed partial class Bench
{
    /// <summary>Downloads attachments, because links expire.</summary>
    public async Task<Table> DownloadFiles()
    {
        await RequireAsync(SignOffGate.Scope);
        await LongAsync(new WorkRequest(WorkStep.Download), DownloadAsync);
        return FilesTable((await ProductionAsync()).Read);
    }

    /// <returns>Files that were stored.</returns>
    private async Task<long> DownloadAsync()
    {
        await RequireAsync(SignOffGate.Scope);
        var environment = await ProductionAsync();
        var result = await StepWatch.RunAsync(
            environment, StepNames.Files, async () => await new FilesStep(environment, (await DiscoveryAsync()).Source, Fetched).RunAsync(Cancellation), Cancellation);
        return result.Stored;
    }

    private FetchedFiles Fetched => new(Path.Combine(migration.Directory, "work"));

    /// <summary>Downloads one part of the attachments beside whoever writes the ledger.</summary>
    /// <param name="name">Tells this run from every other one.</param>
    internal async Task<long> FetchAsync(int shard, int shards, string name)
    {
        await RequireAsync(SignOffGate.Scope);
        return await new FetchStep(await ProductionAsync(), (await DiscoveryAsync()).Source, Fetched, shard, shards).RunAsync(name, Cancellation);
    }

    private static Table FilesTable(ILedgerReader read) =>
        Table.Of(read.Files().GroupBy(file => file.Failure ?? "stored"))
            .Text("Outcome", group => group.Key == "stored" ? "stored" : ReasonCode.Explain(group.Key))
            .Whole("Files", group => group.LongCount())
            .Bytes("Bytes", group => group.Sum(file => file.Sha256 is null ? 0 : file.Bytes))
            .Caption("Files of the source").TotalRow().Build();

    /// <summary>Writes down every payload and every promise before anything is sent.</summary>
    /// <param name="run">
    /// <c>all</c>, everything at once; or <c>recent</c>, open and recently changed tickets first, with everything that hangs on no ticket, and later
    /// <c>history</c>, what is left.
    /// </param>
    /// <param name="recentDays">With <c>recent</c>: a ticket changed within so many days is recent, even where it is over.</param>
    /// <exception cref="PlanException">There is no such run.</exception>
    public async Task<Table> Compose(string run = "all", int recentDays = ChosenRun.RecentDays)
    {
        await RequireAsync(SignOffGate.Sample);
        var environment = await ProductionAsync();
        var chosen = await ChosenRun.ChooseAsync(environment, run, recentDays, Cancellation);
        var destination = await new DiscoverStep(environment).RefreshDestinationAsync(Cancellation);
        var effective = await EffectiveAsync();

        // People work in the destination once the cut-over is signed: what came since is carried over by the replay, which looks at their work first.
        var isSigned = (await CutOverAsync()).Standing().Signed is not null;
        var terms = new DeltaTerms(effective.Plan, effective.Source, destination);
        var second = chosen.Due(environment, terms);
        Func<RecordKey, bool>? isMissed = isSigned ? key => ReplayStep.IsMissed(environment.Read, key) && second?.Invoke(key) != true : null;
        await new MapStep(environment, effective.Plan, effective.Source, destination).RunAsync(
            null, Cancellation, Due(environment.Read, isMissed, chosen.Left(environment, terms), isSigned));
        return StatusTable.Of(environment.Read);
    }

    /// <summary>What to compose: everything but what one of the two leaves out; null for all.</summary>
    /// <param name="isSigned">True after the cut-over: then rejects come back by a replay alone, as what was left in doubt always does.</param>
    private static Func<RecordKey, bool>? Due(ILedgerReader read, Func<RecordKey, bool>? isMissed, Func<RecordKey, bool>? isLeft, bool isSigned = false) =>
        isMissed is null && isLeft is null ? null : key => isMissed?.Invoke(key) != true && isLeft?.Invoke(key) != true
            && !(read.Entry(key) is { State: EntryState.Rejected } reject && (isSigned || reject.Reason == ReasonCode.LeftInDoubt));

    /// <summary>What will be lost or changed, by reason, counted on the real records before they are sent.</summary>
    public async Task<Table> Losses() =>
        Table.Of((await ProductionAsync()).Read.NoteCounts().GroupBy(count => count.Code).OrderByDescending(group => group.Sum(count => count.Records)))
            .Text("Reason", group => group.Key)
            .Text("Meaning", group => ReasonCode.Explain(group.Key))
            .Whole("Notes", group => group.Sum(count => count.Records))
            .Text("Fields", group => string.Join(", ", group.Select(count => count.Field).OfType<string>().Distinct().Take(8)))
            .Caption("Losses and changes by reason").TotalRow().MaxRows(100).Build();

    /// <summary>The same as a picture.</summary>
    public async Task<Figure> LossChart()
    {
        var groups = (await ProductionAsync()).Read.NoteCounts().GroupBy(count => count.Code).OrderByDescending(group => group.Sum(count => count.Records)).ToList();
        return Figure.Bar(
            new FigureLabels("Losses and changes by reason", "Notes written while mapping, by reason code.", "Reason", "Notes"),
            [.. groups.Select(group => group.Key)],
            [new FigureSeries("Notes", [.. groups.Select(group => (double?)group.Sum(count => count.Records))])],
            horizontal: true).WithList("deliverables/lists/notes.csv");
    }

    /// <summary>Sends everything that is due, in dependency order. May be stopped and run again: what is confirmed is not sent twice.</summary>
    /// <param name="confirm">First eight characters of the signed plan's hash.</param>
    public async Task<Table> Load(string confirm)
    {
        await RequireAsync(SignOffGate.Sample);
        return PhaseTable.Of(await LongAsync(new WorkRequest(WorkStep.Load, confirm), () => LoadAsync(confirm)));
    }

    private async Task<IReadOnlyList<PhaseResult>> LoadAsync(string confirm)
    {
        await RequireAsync(SignOffGate.Sample);
        await RequireConfirmationAsync(confirm);
        var production = await ProductionAsync();
        return await StepWatch.RunAsync(production, StepNames.Load, () => LoadAsync(production), Cancellation);
    }

    private async Task<IReadOnlyList<PhaseResult>> LoadAsync(MigrationEnvironment production)
    {
        var permit = await LoadPermitAsync(production);
        var options = LoadOptionsFor(production, permit);
        if (permit.PlanHash != permit.SignedPlanHash)
        {
            // Payloads may have been composed before the drift was found.
            await new MapStep(production, permit.Plan, permit.Source, permit.Destination).RunAsync(null, Cancellation, Due(production.Read, null, options.IsLeft));
        }

        return await new LoadStep(production, permit.Plan, options, permit).RunAsync(Cancellation);
    }

    /// <summary>Source records against outcomes: the counts must add up.</summary>
    public async Task<Table> CountReconciliation() => CountBalance.Table((await ProductionAsync()).Read);

    /// <summary>From all source records to what is left to explain, as a waterfall.</summary>
    public async Task<Figure> CountChart() => CountBalance.Chart((await ProductionAsync()).Read);

    /// <summary>Records that could not be loaded, with their reasons.</summary>
    public async Task<Table> Rejects()
    {
        var read = (await ProductionAsync()).Read;
        return Table.Of(read.Rejects())
            .Record("Record", row => row.Key, migration.Pages)
            .Text("Reason", row => row.Code)
            .Text("Meaning", row => ReasonCode.Explain(row.Code))
            .RecordText("Detail", row => Shorten(row.Detail))
            .Text("What to do next", row => ReasonCode.Hint(row.Code))
            .Caption("Rejects; payload and reason of each stand in deliverables/rejects once the lists are written")
            .CompleteList("deliverables/lists/rejects.csv").Build();
    }

    /// <summary>Makes rejected records due again and loads them, and with them those that were rejected only because they hang on another.</summary>
    /// <param name="reason">Only rejects of this reason code; null for all.</param>
    /// <exception cref="GateException">
    /// A gate is closed, nothing was rejected for that reason, or the cut-over is signed: from then on rejects are carried over by
    /// <see cref="Replay"/>. Nothing was sent.
    /// </exception>
    public async Task<DisplayStack> Retry(string? reason = null)
    {
        await RequireAsync(SignOffGate.Sample);
        if ((await CutOverAsync()).Standing().Signed is not null)
        {
            throw new GateException("The cut-over is signed, and people may have worked on the twins. Rejects are carried over by 'workbench hypercare DIR --replay'.");
        }

        var environment = await ProductionAsync();
        var before = environment.Read.RejectCounts();
        if (reason is not null && before.All(count => count.Code != reason))
        {
            var present = before.GroupBy(count => count.Code).Select(group => $"{group.Key} ({ValueText.Whole(group.Sum(count => count.Records))})");
            throw new GateException(
                $"No record was rejected for '{reason}'. Nothing was sent. {(before.Count == 0 ? "There are no rejects." : $"There are rejects for {string.Join(", ", present)}.")}");
        }

        var rejected = environment.Read.Rejects()
            .Where(row => reason is null || row.Code == reason || row.Code == ReasonCode.ParentRejected).Select(row => row.Key).ToHashSet();
        var permit = await LoadPermitAsync(environment);
        await new MapStep(environment, permit.Plan, permit.Source, permit.Destination).RunAsync(null, Cancellation, rejected.Contains);
        var phases = await new LoadStep(environment, permit.Plan, LoadOptionsFor(environment, permit), permit).RunAsync(Cancellation);
        var left = environment.Read.RejectCounts().Sum(count => count.Records);
        var said = $"{ValueText.Whole(rejected.Count)} rejects retried, {ValueText.Whole(left)} left.";
        return new DisplayStack(
            left == 0 ? Success(said) : Notice.Warning(said, "The table of rejects says for each what to do next."), PhaseTable.Of(phases));
    }
}
