using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>What all resources share: the stored state, the clock and the settings.</summary>
internal sealed class GorgiasState(EmulatorContext context, GorgiasSettings settings)
{
    private readonly List<Action> due = [];

    public GorgiasSettings Settings => settings;

    public DocumentStore Store => context.Store;

    public Outbox Outbox => context.Outbox;

    public DateTimeOffset Clock => context.Clock.GetUtcNow();

    public string Now => GorgiasTime.Format(Clock);

    public TimeSpan Shortened(TimeSpan real) => context.Shortened(real);

    public string Hex(string counter) => context.Ids.Hex(counter, 32);

    /// <summary>Has something done at the start of every request.</summary>
    public void OnRequest(Action action) => due.Add(action);

    public void RunDue() => due.ForEach(action => action());

    /// <summary>The next id of a collection. Collections start far apart, so that an id of one is never one of another by chance.</summary>
    public long NextId(string collection) => Store.Next(collection, FirstId(collection));

    public JsonObject? Find(string collection, long? id) =>
        id is { } known ? Store.Find(collection, JsonReading.Digits(known))?.Body : null;

    /// <exception cref="GorgiasProblem">404: there is none with that id.</exception>
    public JsonObject Require(string collection, string what, string id) =>
        Store.Find(collection, id)?.Body ?? throw GorgiasProblem.NotFound(what, id);

    public void Put(string collection, JsonObject record, params IReadOnlyList<Lookup> lookups) =>
        Store.Put(collection, new Document(record.Text("id")!, record) { Lookups = lookups });

    /// <summary>Writes down what happened, as the vendor does by itself.</summary>
    public void Record(long userId, string type, string objectType, long objectId, JsonObject? data = null)
    {
        var id = NextId(GorgiasCollections.Events);
        Put(GorgiasCollections.Events, new JsonObject
        {
            ["id"] = id,
            ["type"] = type,
            ["object_type"] = objectType,
            ["object_id"] = objectId,
            ["user_id"] = userId,
            ["data"] = data,
            ["context"] = null,
            ["created_datetime"] = Now,
            ["uri"] = $"/api/events/{JsonReading.Digits(id)}/",
        }, new Lookup("object", $"{objectType}/{JsonReading.Digits(objectId)}"));
    }

    private static long FirstId(string collection) => collection switch
    {
        GorgiasCollections.Users => 1_000,
        GorgiasCollections.Teams => 300,
        GorgiasCollections.Tags => 20_000,
        GorgiasCollections.CustomFields => 4_000,
        GorgiasCollections.Customers => 500_000,
        GorgiasCollections.Tickets => 900_000,
        GorgiasCollections.Messages => 7_000_000,
        GorgiasCollections.Events => 80_000_000,
        GorgiasCollections.Surveys => 60_000,
        _ => 100,
    };
}
