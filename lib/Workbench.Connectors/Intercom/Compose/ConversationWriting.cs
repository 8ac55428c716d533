using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Discovery;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>
/// A ticket to a conversation. It is created with the contact's opener, because POST /conversations takes no title, attribute, assignee or state
/// (OpenAPI 2.16): title and attributes follow at once, assignee and state after the last message.
/// </summary>
internal sealed class ConversationWriting(FileRoute files)
{
    private static readonly HashSet<string> Native = ["title", "created_at"];

    public void Compose(Draft draft, ContactChoice contact)
    {
        const string twin = IntercomNames.Conversation;
        var (key, context) = (draft.Record.Key, draft.Context);
        var (native, custom) = (new JsonObject(), new JsonObject { [IntercomNames.SourceIdAttribute] = key.ToString() });
        var writing = new AttributeWriting(draft, twin, context.Destination.Object(twin), native, custom, Native, ById: false, int.MaxValue);
        var relations = new TicketRelations(draft, twin, contact, atCreation: null);
        var slots = History.Layout(key, context, files);
        var opener = new ConversationOpener(draft, contact, slots.Count > 0 ? slots[0].Second : null);
        ConversationEnd? end = null;
        foreach (var value in draft.Record.Values.Where(value => !relations.Take(value)))
        {
            switch (value.Plan.Destination)
            {
                case TicketTypes.State:
                    end = ConversationEnd.Of(draft, value);
                    custom[ConversationFields.SourceStatus] = value.Source.IsEmpty ? null : PlainText.Clean(value.Source.Print());
                    break;
                case "description":
                    opener.Description(value);
                    break;
                case "created_at" when opener.IsLater(value):
                    opener.Late(value);
                    break;
                default:
                    writing.Put(value);
                    break;
            }
        }

        relations.NoteChoice();
        foreach (var name in writing.Cleared.Where(name => !Native.Contains(name)))
        {
            custom[name] = null;
        }

        var title = native["title"]?.GetValue<string>() is { Length: > 0 } given ? given : "(no subject)";
        var head = new ConversationHead(draft, contact, relations);
        var created = opener.Second ?? native["created_at"]?.GetValue<long>() ?? (slots.Count > 0 ? slots[0].Second : null);
        head.Add(0, title, opener.Text(title), created, custom);
        opener.AddNote(created);
        foreach (var chapter in slots.Where(slot => slot.Chapter > 0).GroupBy(slot => slot.Chapter))
        {
            var part = chapter.Key + 1;
            head.Add(chapter.Key, $"{title} (continued, {part})", $"Continued from {key}, part {part}: {title}", chapter.First().Second - 1, []);
        }

        var chapters = slots.Count == 0 ? 1 : slots[^1].Chapter + 1;
        new OwnFiles(files).Add(draft, twin, slots, created);
        (end ?? ConversationEnd.Open).Add(draft, chapters, relations.AdminId, slots.Count > 0 ? slots[^1].Message : null);
        TicketHierarchy.Add(draft, twin);
    }
}
