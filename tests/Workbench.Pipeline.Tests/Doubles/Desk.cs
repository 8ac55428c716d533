using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Pipeline.Delta;
using Workbench.Pipeline.Extract;
using Workbench.Pipeline.Hypercare;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.Reconcile;

namespace Workbench.Pipeline.Tests.Doubles;

/// <summary>A migration of a small desk that was loaded and judged: two contacts, a closed and an open ticket.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly Rehearsal rehearsal;

    private Desk(Rehearsal rehearsal) => this.rehearsal = rehearsal;

    public DeskSource Source { get; } = new();

    public ScriptedDestination Destination => rehearsal.Destination;

    public ILedgerReader Read => rehearsal.Read;

    public MigrationEnvironment Environment => rehearsal.Environment with { Source = Source };

    /// <summary>The source's words say nothing to anybody: what is closed, the plan's value map tells.</summary>
    public static Plan Plan { get; } = Rehearsal.EmptyPlan with
    {
        Objects =
        [
            new ObjectPlan("contact", "Contacts", Kind.Contact, Outcome.Mapped, "contact", [new FieldPlan("name", "name", new Transform.Copy())]),
            new ObjectPlan("ticket", "Tickets", Kind.Ticket, Outcome.Mapped, "ticket", [
                new FieldPlan("status", "status", new Transform.MapValues(new Dictionary<string, string> { ["zu"] = "Closed", ["auf"] = "Open" })),
                new FieldPlan("of", "of", new Transform.Copy())]),
            new ObjectPlan("message", "Messages", Kind.Message, Outcome.Mapped, "message", [new FieldPlan("names", "names", new Transform.Copy())]),
        ],
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static ReconcileOptions Reconciling => new(TimeSpan.FromMinutes(3));

    /// <summary>A desk without records, of which nothing was read yet.</summary>
    public static async Task<Desk> EmptyAsync()
    {
        var desk = new Desk(await Rehearsal.BeginAsync());
        desk.Destination.Composing = Composed;
        return desk;
    }

    public static async Task<Desk> LoadedAsync()
    {
        var desk = await EmptyAsync();
        desk.Source.Put("contact/1", ("name", "Ada"));
        desk.Source.Put("contact/2", ("name", "Ada L."));
        desk.Source.Put("ticket/1", ("status", "zu"), ("of", "contact/1"));
        desk.Source.Put("ticket/2", ("status", "auf"), ("of", "contact/2"));
        var permit = await Signing.PermitAsync(desk.Environment, Plan);
        await new ExtractStep(desk.Environment, permit.Source).RunAsync(Cancellation);
        await new MapStep(desk.Environment, Plan, permit.Source, permit.Destination).RunAsync(null, Cancellation);
        await new LoadStep(desk.Environment, Plan, new LoadOptions(), permit).RunAsync(Cancellation);
        await new ReconcileStep(desk.Environment, Reconciling).RunAsync(null, Cancellation);
        return desk;
    }

    /// <summary>One round of catching up that is ended.</summary>
    public async Task<DeltaRound> RoundAsync()
    {
        var round = await new DeltaStep(Environment, new LoadOptions(), await Signing.PermitAsync(Environment, Plan)).RunAsync(Cancellation);
        await rehearsal.CommitAsync(CutOverGate.Ended(round));
        return round;
    }

    /// <summary>What the source holds now is read and composed, and nothing is loaded.</summary>
    public async Task MapAsync()
    {
        var permit = await Signing.PermitAsync(Environment, Plan);
        await ExtractAsync();
        await new MapStep(Environment, Plan, permit.Source, permit.Destination).RunAsync(null, Cancellation);
    }

    public Task LoadAsync() => LoadAsync(new LoadOptions());

    public async Task LoadAsync(LoadOptions options) =>
        await new LoadStep(Environment, Plan, options, await Signing.PermitAsync(Environment, Plan)).RunAsync(Cancellation);

    public Task ExtractAsync() => new ExtractStep(Environment, Source.Schema).RunAsync(Cancellation);

    public async Task<RecheckResult> RecheckAsync() =>
        await new RecheckStep(Environment, new DeltaTerms(Plan, Source.Schema, Destination.Schema), Reconciling).RunAsync(Cancellation);

    public async Task<ReplayResult> ReplayAsync() =>
        await new ReplayStep(Environment, new LoadOptions(), Reconciling, await Signing.PermitAsync(Environment, Plan)).RunAsync(Cancellation);

    public TwinRef TwinOf(string key) => Read.Twins(Rehearsal.Key(key)).Single().Twin;

    public ValueTask DisposeAsync() => rehearsal.DisposeAsync();

    private static Composition Composed(PlannedRecord record)
    {
        var values = record.Values.Where(value => !value.Result.IsEmpty).ToDictionary(value => value.Plan.Source, value => value.Result.Print());
        var body = Rehearsal.Body(record.Key.ToString(), values);
        return new Composition(
            [new Write("create", "test.create", 1, body) { Creates = "thing", UpdateBody = body }],
            [.. values.Select(value => new Promise(value.Key, "thing", value.Key, FieldType.Text, value.Value, PromiseCheck.Equals, VerdictClass.Equal))],
            []);
    }
}
