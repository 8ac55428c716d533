using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>
/// The conversation that holds a contact's own calls, mails and text messages. It must begin with a message of the contact (OpenAPI 2.16), so
/// an opener says what it is, one second before the first real message.
/// </summary>
internal sealed class HistoryConversation(FileRoute files)
{
    public void Add(Draft draft)
    {
        var (key, context) = (draft.Record.Key, draft.Context);
        if (!History.HasConversation(key, context))
        {
            return;
        }

        var name = People.NameOf(draft.Record.Record);
        foreach (var chapter in History.Layout(key, context, files).GroupBy(slot => slot.Chapter))
        {
            var suffix = chapter.Key == 0 ? "" : $"-{chapter.Key + 1}";
            Chapter(draft, IntercomNames.Chapter(IntercomNames.Conversation, chapter.Key), suffix, name, chapter.First().Second - 1);
        }
    }

    /// <summary>The title by which a later scan recognises whose history it is.</summary>
    public static string Title(string name, string key) => $"History of {name} ({key})";

    private static void Chapter(Draft draft, string twin, string suffix, string name, long second)
    {
        var key = draft.Record.Key;
        var open = new JsonObject
        {
            ["from"] = new JsonObject { ["type"] = "user", ["id"] = People.Token(key, IntercomNames.Contact) },
            ["body"] = $"Imported history of {name}{suffix.Replace('-', ' ')}",
            ["created_at"] = second,
        };
        var thread = key.ToString();
        var self = People.Token(key, twin);
        draft.Add(new Write($"history{suffix}", "conversation.create", Phases.Conversations, BodyShape.Of(open))
        {
            Creates = twin,
            Thread = thread,
        });
        var title = new JsonObject { ["title"] = Title(name, $"{key}{suffix.Replace('-', '#')}") };
        draft.Add(new Write($"history-title{suffix}", "conversation.update", Phases.Conversations, BodyShape.Of(title, [self.DeepClone()], twin))
        {
            Thread = thread,
            Order = 1,
        });
        draft.Add(PartWrites.Tag(draft, key, twin, $"history-tag{suffix}", Phases.Conversations, thread) with { Order = 2 });
        var close = new JsonObject { ["type"] = "admin", ["message_type"] = "close" };
        if (draft.Context.Plan.PlaceholderAgentId is { } admin)
        {
            close["admin_id"] = admin;
        }

        draft.Add(new Write($"history-close{suffix}", "conversation.close", Phases.Finish, BodyShape.Of(close, [self], twin))
        {
            Thread = thread,
            Order = long.MaxValue,
        });
    }
}
