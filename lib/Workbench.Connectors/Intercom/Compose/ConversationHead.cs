using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>The writes that begin a conversation: opener, title and attributes, tags.</summary>
internal sealed class ConversationHead(Draft draft, ContactChoice contact, TicketRelations relations)
{
    private readonly IReadOnlyList<string> plannedTags = draft.Tags(IntercomNames.Conversation, TagName.MaxCharacters);

    /// <param name="chapter">0 for the first conversation of the thread.</param>
    /// <param name="opener">The contact's first message, plain text.</param>
    /// <param name="second">Unix second of the opener; null for now.</param>
    /// <param name="custom">Attributes besides the source key.</param>
    public void Add(int chapter, string title, string opener, long? second, JsonObject custom)
    {
        var key = draft.Record.Key;
        var (twin, suffix) = (IntercomNames.Chapter(IntercomNames.Conversation, chapter), chapter == 0 ? "" : $"-{chapter + 1}");
        var source = chapter == 0 ? key.ToString() : $"{key}#{chapter + 1}";
        var open = new JsonObject { ["from"] = From(), ["body"] = opener };
        if (second is not null)
        {
            open["created_at"] = second;
        }

        var find = new JsonObject { ["value"] = source };
        draft.Add(new Write($"create{suffix}", "conversation.create", Phases.Conversations, BodyShape.Of(open, find: find))
        {
            Creates = twin,
            Thread = key.ToString(),
            Order = chapter * 100L,
        });
        Details(chapter, title, source, custom, twin, suffix);
        draft.Add(PartWrites.Tag(draft, key, twin, $"tag{suffix}", Phases.Conversations, key.ToString()) with { Order = (chapter * 100L) + 2 });
        var number = 0;
        foreach (var tag in TagName.Of(draft.Record.Record))
        {
            number++;
            draft.Add(PartWrites.Tag(key, twin, $"tag{suffix}:{number}", tag, Phases.Finish, key.ToString()));
        }

        // Named by the tag: one that a later change of the source brings is a write of its own.
        foreach (var tag in plannedTags.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            draft.Add(PartWrites.Tag(key, twin, $"planned-tag{suffix}:{tag}", tag, Phases.Finish, key.ToString()));
        }
    }

    private void Details(int chapter, string title, string source, JsonObject custom, string twin, string suffix)
    {
        var key = draft.Record.Key;
        var attributes = (JsonObject)custom.DeepClone();
        attributes[IntercomNames.SourceIdAttribute] = source;
        var json = new JsonObject { ["title"] = title, ["custom_attributes"] = attributes };
        if (relations.CompanyKey is { } company)
        {
            json["company_id"] = People.Token(company, IntercomNames.Company);
        }

        var body = BodyShape.Of(json, [People.Token(key, twin)], twin);
        draft.Add(new Write($"details{suffix}", "conversation.update", Phases.Conversations, body)
        {
            UpdateBody = body,
            Thread = key.ToString(),
            Order = (chapter * 100L) + 1,
        });
    }

    /// <summary>The placeholder is named by its external id, which the sender exchanges for Intercom's: nothing else is accepted here.</summary>
    private JsonObject From() => new()
    {
        ["type"] = "user",
        ["id"] = contact.Key is { } key ? People.Token(key, IntercomNames.Contact) : JsonValue.Create(IntercomNames.UnknownRequester),
    };
}
