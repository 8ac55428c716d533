using System.Text.Json.Nodes;

namespace Workbench.Emulators.Gorgias;

/// <summary>POST /api/search over names and addresses.</summary>
internal sealed class Search(GorgiasState state)
{
    private static readonly BodyShape Shape = new()
    {
        ["type"] = FieldRules.OneOf(
            "customer", "customer_profile", "agent", "team", "tag", "integration", "customer_channel_email").Required,
        ["query"] = FieldRules.Text().Required,
        ["size"] = FieldRules.Whole(1, 50),
    };

    public void Map(GorgiasRoutes routes) => routes.Post("/api/search", Scopes.Search, call =>
    {
        var form = call.Form(Shape, "search");
        var type = form.Text("type")!;
        var found = state.Store.Scan(CollectionOf(type))
            .Where(document => Matches(document.Body, form.Text("query")!))
            .Take((int)(form.Whole("size") ?? 10))
            .Select(document => View(document.Body, type))
            .ToJsonArray();
        return new GorgiasAnswer(200, state.Settings.SearchAnswersList ? found : new JsonObject { ["data"] = found });
    });

    private static string CollectionOf(string type) => type switch
    {
        "agent" => GorgiasCollections.Users,
        "team" => GorgiasCollections.Teams,
        "tag" => GorgiasCollections.Tags,
        "integration" => GorgiasCollections.Integrations,
        _ => GorgiasCollections.Customers,
    };

    private static bool Matches(JsonObject record, string query) =>
        new[] { record.Text("name"), record.Text("email") }
            .Concat(record.Array("channels").Select(channel => channel.Text("address")))
            .Any(text => text?.Contains(query, StringComparison.OrdinalIgnoreCase) == true);

    private static JsonNode? View(JsonObject record, string type) => type switch
    {
        "customer" or "customer_profile" => CustomerBook.View(record),
        "customer_channel_email" => new JsonObject
        {
            ["customer"] = new JsonObject { ["id"] = record.Copy("id"), ["name"] = record.Copy("name") },
            ["address"] = record.Copy("email"),
        },
        _ => new JsonObject { ["id"] = record.Copy("id"), ["name"] = record.Copy("name"), ["email"] = record.Copy("email") },
    };
}
