using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>What contacts and companies share: a note for texts too long for an attribute, and the body of an update.</summary>
internal static class PeopleNotes
{
    public static void Put(Draft draft, NoteText note, PlannedValue value)
    {
        if (!draft.Settled(value))
        {
            note.Put(value, ReadableText.Of(value));
        }
    }

    public static void Write(Draft draft, NoteText note, string operation, string container, string twin)
    {
        if (note.Lines.Count > 0)
        {
            draft.Add(Note("note", draft.Record.Key, container, operation, twin, string.Join('\n', note.Lines), draft.Context.Plan.PlaceholderAgentId));
        }
    }

    /// <summary>A note on a contact or company; a null author is the token's own teammate.</summary>
    public static Write Note(string name, RecordKey home, string container, string operation, string twin, string text, string? adminId)
    {
        var json = new JsonObject { ["body"] = PlainText.ToHtml(text) };
        if (adminId is not null)
        {
            json["admin_id"] = adminId;
        }

        return new Write(name, operation, Phases.Notes, BodyShape.Of(json, [People.Token(home, container)], container)) { Creates = twin, Thread = home.ToString() };
    }

    /// <summary>The same members, with the attributes emptied that the source holds nothing for. Native members are never emptied.</summary>
    public static JsonObject Update(JsonObject json, IReadOnlyList<string> cleared)
    {
        var update = (JsonObject)json.DeepClone();
        if (update["custom_attributes"] is JsonObject custom)
        {
            foreach (var name in cleared)
            {
                custom[name] = null;
            }
        }

        return update;
    }
}
