using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>The stored tags. Names differ by case.</summary>
internal sealed class TagBook(GorgiasState state)
{
    public JsonObject? FindByName(string name) =>
        state.Store.FindBy(GorgiasCollections.Tags, "name", name, limit: 1).FirstOrDefault()?.Body;

    public JsonObject Ensure(string name) => FindByName(name) ?? Create(new JsonObject { ["name"] = name });

    public JsonObject Create(JsonObject form)
    {
        var id = state.NextId(GorgiasCollections.Tags);
        var tag = new JsonObject
        {
            ["id"] = id,
            ["uri"] = $"/api/tags/{JsonReading.Digits(id)}/",
            ["name"] = null,
            ["description"] = null,
            ["decoration"] = null,
            ["created_datetime"] = state.Now,
        };
        Apply(tag, form);
        return tag;
    }

    /// <exception cref="GorgiasProblem">409: another tag has exactly that name.</exception>
    public void Apply(JsonObject tag, JsonObject form)
    {
        if (form.Text("name") is { } name && FindByName(name) is { } other && other.Text("id") != tag.Text("id"))
        {
            throw GorgiasProblem.Taken("name", $"A tag named '{name}' already exists.");
        }
        tag.Take(form, "name", "description", "decoration");
        state.Put(GorgiasCollections.Tags, tag, new Lookup("name", tag.Text("name")!));
    }

    /// <summary>The ids of tags named by <c>{"id"}</c> or <c>{"name"}</c>; an unknown name becomes a tag.</summary>
    /// <exception cref="GorgiasProblem">400: no tag has that id, or neither is given.</exception>
    public IEnumerable<long> Resolve(IEnumerable<JsonNode?> tags)
    {
        foreach (var tag in tags)
        {
            if (tag.Whole("id") is { } id)
            {
                yield return state.Find(GorgiasCollections.Tags, id) is not null
                    ? id
                    : throw GorgiasProblem.Field("tags", $"Tag {JsonReading.Digits(id)} does not exist.");
            }
            else
            {
                var name = tag.Text("name") ?? throw GorgiasProblem.Field("tags", "Either id or name is required.");
                yield return Ensure(name).Whole("id")!.Value;
            }
        }
    }

    public static JsonArray Distinct(IEnumerable<long> ids) => ids.Distinct().Select(id => (JsonNode?)id).ToJsonArray();

    /// <summary>The tags of a ticket as an answer shows them.</summary>
    public JsonArray Nested(JsonObject ticket) => ticket.Array("tag_ids")
        .Select(id => state.Find(GorgiasCollections.Tags, id!.GetValue<long>()))
        .OfType<JsonObject>()
        .Select(tag => (JsonNode?)new JsonObject
        {
            ["id"] = tag.Copy("id"), ["name"] = tag.Copy("name"), ["decoration"] = tag.Copy("decoration"), ["uri"] = tag.Copy("uri"),
        })
        .ToJsonArray();
}
