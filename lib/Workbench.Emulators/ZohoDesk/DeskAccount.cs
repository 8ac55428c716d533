using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>What all resources share: the stored state, the clock, the settings and the questions that many of them ask.</summary>
internal sealed class DeskAccount(EmulatorContext context, ZohoDeskSettings settings)
{
    /// <summary>The stored property that says from which Unix millisecond on a record is found by searches.</summary>
    public const string VisibleFrom = "_visibleFrom";

    // Above 2^53, so that a client that reads ids as floating-point numbers fails here and not at a customer's.
    private const long FirstId = 400_000_000_000_000_000;

    public ZohoDeskSettings Settings => settings;

    public DocumentStore Store => context.Store;

    public Outbox Outbox => context.Outbox;

    public DateTimeOffset Now => context.Clock.GetUtcNow();

    public string NowText => ZohoJson.Time(Now);

    public long NowMilliseconds => Now.ToUnixTimeMilliseconds();

    /// <summary>The moment from which a record written now is found by searches.</summary>
    public long SearchableAt => NowMilliseconds + (long)Shortened(settings.SearchLag).TotalMilliseconds;

    public TimeSpan Shortened(TimeSpan real) => context.Shortened(real);

    public string NewId() => context.Ids.Number("ids", FirstId);

    public string NextTicketNumber() => context.Ids.Number("ticketNumbers", 100);

    /// <summary>The agent whose token it is.</summary>
    public JsonObject TokenAgent() =>
        Store.FindBy(ZohoDeskCollections.Agents, "tokenUser", "true", limit: 1).FirstOrDefault()?.Body
        ?? throw new InvalidOperationException("The account has no token user. Seed one agent with IsTokenUser.");

    /// <summary>The visible document of that id; null when there is none.</summary>
    public Document? Find(string collection, string? id) =>
        id is not null && Store.Find(collection, id) is { Hidden: false } found ? found : null;

    /// <exception cref="ZohoProblem">404: nothing visible has that id.</exception>
    public JsonObject Require(string collection, string id) => Find(collection, id)?.Body ?? throw ZohoProblem.NotFound();

    /// <summary>Puts a document out of sight or back, with its lookups.</summary>
    public void Hide(string collection, Document document, bool hidden) =>
        Store.Put(collection, document with { Hidden = hidden, Lookups = Store.LookupsOf(document.Sequence) });

    /// <summary>One page of the visible documents, all of them or those with the lookup.</summary>
    public IEnumerable<JsonObject> Page(ZohoCall call, string collection, Lookup? by = null) =>
        (by is { } lookup
            ? Store.SkipBy(collection, lookup.Name, lookup.Value, call.Skip, call.Limit)
            : Store.Skip(collection, call.Skip, call.Limit)).Select(found => found.Body);
}
