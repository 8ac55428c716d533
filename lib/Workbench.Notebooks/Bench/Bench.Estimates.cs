using Workbench.Notebooks.Deliverables;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Estimates;

namespace Workbench.Notebooks;

/// <summary>Notebooks 01 and 09: how long it will take and what decides it, what it costs, and how right that was.</summary>
public sealed partial class Bench
{
    /// <summary>Below what a machine copies in memory: where nothing crosses a network, what takes time is the calls.</summary>
    private const double LoopbackBytesPerSecond = 200_000_000;

    /// <summary>Requests, duration with its range, the limit that decides, and what makes it long. Frozen once the source was read.</summary>
    public async Task<KeyFacts> Estimate()
    {
        var estimate = await EstimateAsync();
        var weeks = AccountGrade.From(await DiscoveryAsync(), migration.Route).Weeks;
        return new KeyFacts(
            [
                new KeyFact("Records, assumed ones among them", ValueText.Whole((long)estimate.Records)),
                new KeyFact("Files, assumed", ValueText.Bytes((long)estimate.FileBytes)),
                new KeyFact("Requests", ValueText.Whole((long)estimate.Requests)),
                new KeyFact("Duration", EstimateWords.Range(estimate)),
                new KeyFact("Decided by", EstimateWords.Limit(estimate.Limit)),
                new KeyFact("Makes it long", EstimateWords.Drivers(estimate)),
                new KeyFact("Project time by the page's rules", $"{weeks}{(char.IsAsciiDigit(weeks[0]) ? " weeks" : "")}"),
                new KeyFact("Hash", estimate.Hash()[..16]),
            ],
            "Estimate");
    }

    /// <summary>The estimate step by step.</summary>
    public async Task<Table> EstimatedSteps() =>
        Table.Of((await EstimateAsync()).Steps)
            .Text("Step", step => step.Name)
            .Whole("Source requests", step => (long)Math.Round(step.SourceRequests))
            .Whole("Destination requests", step => (long)Math.Round(step.DestinationRequests))
            .Whole("Credits", step => (long)Math.Round(step.Credits))
            .Bytes("Files", step => (long)step.Bytes)
            .Duration("Duration", step => step.Duration)
            .Text("Decided by", step => EstimateWords.Limit(step.Limit))
            .Caption("Estimate by step").TotalRow().Build();

    /// <summary>The calls of the estimate, by vendor and endpoint.</summary>
    public async Task<Table> EstimatedCalls() =>
        Table.Of((await EstimateAsync()).Steps.SelectMany(step => step.Calls).GroupBy(call => (call.System, call.Call))
                .OrderByDescending(group => group.Sum(call => call.Duration.Ticks)))
            .Text("Vendor", group => group.Key.System)
            .Text("Call", group => group.Key.Call)
            .Whole("Requests", group => (long)Math.Round(group.Sum(call => call.Requests)))
            .Duration("Time", group => new TimeSpan(group.Sum(call => call.Duration.Ticks)))
            .Caption("Estimate by call").MaxRows(100).Build();

    /// <summary>What makes the migration long, as a picture. Writes the list to which it leads, with all parts of the duration.</summary>
    public async Task<Figure> EstimateChart()
    {
        var estimate = await EstimateAsync();
        var list = await (await CompleteListsAsync()).WriteEstimateAsync(estimate, Cancellation);
        var drivers = estimate.Drivers.Take(12).ToList();
        return Figure.Bar(
            new FigureLabels("What makes it long", "Share of the planned duration by step and kind of record.", "Step and kind", "Share", "%"),
            [.. drivers.Select(EstimateWords.Driver)],
            [new FigureSeries("Percent", [.. drivers.Select(driver => (double?)Math.Round(driver.Share * 100, 1))])],
            horizontal: true).WithList($"deliverables/lists/{list.Name}");
    }

    /// <summary>What the estimate rests on and nobody has counted.</summary>
    public async Task<Table> Assumptions() => QuoteDisplay.Assumptions(await EstimateAsync());

    /// <summary>The estimate that was frozen before the source was read, beside what each step took. Planned over actual: 1 is exact.</summary>
    public async Task<Table> PlannedAndActual()
    {
        var (estimate, read) = (await EstimateAsync(), (await ProductionAsync()).Read);
        var steps = ComparedStep.Of(estimate, StepWatch.Of(read));
        var all = ComparedStep.RatioOf(steps) is { } ratio ? $"; all measured steps {ValueText.Decimal((decimal)Math.Round(ratio, 2))}" : "";
        return Table.Of(steps)
            .Text("Step", step => step.Planned.Name)
            .Whole("Planned requests", step => (long)Math.Round(step.Planned.SourceRequests + step.Planned.DestinationRequests))
            .Whole("Actual requests", step => step.Actual is { } actual ? actual.SourceRequests + actual.DestinationRequests : null)
            .Duration("Planned", step => step.Planned.Duration)
            .Duration("Actual", step => step.Actual?.Duration)
            .Decimal("Planned / actual", step => step.Ratio is { } found ? (decimal)Math.Round(found, 2) : null)
            .Caption($"Planned and actual{all}; estimate {estimate.Hash()[..16]}").Build();
    }

    /// <summary>Prices the estimate and writes the quote, as Markdown and as HTML.</summary>
    /// <param name="rates">Path of a rate card; the standard one, whose prices are invented, where null.</param>
    /// <exception cref="Core.Errors.PlanException">The rate card cannot be read.</exception>
    public async Task<DisplayStack> WriteQuote(string? rates = null)
    {
        var card = rates is null ? RateCard.Standard() : await RateCard.ReadAsync(Path.GetFullPath(rates, migration.Directory), Cancellation);
        var (estimate, discovery) = (await EstimateAsync(), await DiscoveryAsync());
        var work = new Workload(discovery.Source, [], estimate.Assumptions);
        var quote = Quote.Of(card, estimate, work.Of, migration.Route.IndividuallyScopedAbove);
        return new DisplayStack([QuoteDisplay.Of(quote), .. await new QuoteFiles(migration).WriteAsync(quote, Cancellation)]);
    }

    private async Task<MigrationEstimate> EstimateAsync()
    {
        var production = await ProductionAsync();
        var assumed = await Pipeline.Estimates.Assumptions.ReadAsync(migration.Directory, MeasuredAssumptions(StepWatch.Of(production.Read)), Cancellation);
        return await new EstimateStep(production).RunAsync(assumed, Cancellation);
    }

    /// <summary>
    /// Where vendor and workbench share this machine, no more calls are really under way than it has processors, and files cross no network.
    /// </summary>
    private Pipeline.Estimates.Assumptions MeasuredAssumptions(IReadOnlyDictionary<string, MeasuredStep> measured)
    {
        var usual = AnswerTimes.Of(measured, new Pipeline.Estimates.Assumptions { SettleDelay = ReconcileOptionsNow.SettleDelay });
        return migration.IsLoopback ? usual with { SideBySide = Environment.ProcessorCount, BytesPerSecond = LoopbackBytesPerSecond } : usual;
    }
}
