using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Workbench.Connectors.Infoset.Operator;
using Workbench.Connectors.Infoset.Shapes;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Errors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Infoset.Read;

/// <summary>Chats of the operator folder as tickets, and their lines as messages.</summary>
internal sealed class ChatReading(InfosetFiles files)
{
    private const string Messages = "messages";

    public async IAsyncEnumerable<SourceRecord> ChatsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in OperatorLines.ReadAsync(files.Directory, InfosetFiles.Chats, cancellation).ConfigureAwait(false))
        {
            var id = row.Text("id");
            var times = row.Rows(Messages).Select(At).ToList();
            var chat = JsonObject.Create(row.Json)!;
            chat.Remove(Messages);
            var body = new JsonObject { [ChatShapes.Chat] = chat };
            if (times.Count > 0)
            {
                body[ChatShapes.StartedAt] = times.Min();
                body[ChatShapes.EndedAt] = times.Max();
            }

            yield return Bodies.Record(Kind.Ticket, ChatShapes.Prefix + id, ObjectNames.Chats, body, times.Count > 0 ? times.Max() : null);
        }
    }

    /// <summary>The lines of every chat, in the order of the file.</summary>
    /// <exception cref="PlanException">A line has no time.</exception>
    public async IAsyncEnumerable<SourceRecord> MessagesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in OperatorLines.ReadAsync(files.Directory, InfosetFiles.Chats, cancellation).ConfigureAwait(false))
        {
            var (id, contact, index) = (row.Text("id"), row.Optional("contactId"), 0);
            foreach (var line in row.Rows(Messages))
            {
                var body = new JsonObject
                {
                    [ChatShapes.Chat] = id,
                    ["contact"] = contact,
                    [ChatShapes.Message] = JsonObject.Create(line.Json),
                };
                yield return Bodies.Record(Kind.Message, $"{ChatShapes.Prefix}{id}:{index++}", ObjectNames.ChatMessages, body, At(line));
            }
        }
    }

    /// <summary>Each chat with the time of its last line; chats without lines are left out.</summary>
    public async IAsyncEnumerable<LastActivity> ActivityAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var chat in ChatsAsync(cancellation).ConfigureAwait(false))
        {
            if (chat.ModifiedAt is { } at)
            {
                yield return new LastActivity(chat.Key, at);
            }
        }
    }

    private static DateTimeOffset At(OperatorRow line) =>
        Json.ReadTime(line.Text("at")) ?? throw line.Wrong("at", "must be a date and time like 2026-02-01T10:00:00Z");
}
