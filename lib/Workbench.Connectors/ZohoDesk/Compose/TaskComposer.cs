using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Connectors.ZohoDesk.Propose;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>Task to task, linked by <c>ticketId</c>. One without a ticket stands alone, and its subject says so.</summary>
internal sealed class TaskComposer(FileRoute files)
{
    private const int MaxSubject = 300;
    private const string Flag = "[No ticket] ";

    public void Compose(Draft draft)
    {
        var writing = new FieldWriting(draft, DeskNames.Task);
        var ticket = Linked(draft, Kind.Ticket);
        var contact = Linked(draft, Kind.Contact);
        string? status = null;
        foreach (var value in draft.Record.Values)
        {
            switch (value.Plan.Destination)
            {
                case "subject":
                    Subject(draft, writing, value, ticket is null);
                    break;
                case "description":
                    LongText.Put(draft, writing, value, DeskNames.Task);
                    break;
                case DeskNames.Contact:
                    Relation.Put(draft, writing, value, DeskNames.Task, DeskNames.Contact, contact);
                    break;
                case "assignee":
                    Owner.Put(draft, writing, value, DeskNames.Task, "ownerId");
                    break;
                case StandardFields.Status:
                    status = Status.Of(draft, writing, value, DeskNames.Task);
                    break;
                default:
                    writing.Put(value);
                    break;
            }
        }

        Create(draft, writing, ticket, contact, status);
        PrivateNote.Add(draft, DeskNames.Task, writing.Note);
        files.Add(draft, new CommentPlace(draft.Record.Key, DeskNames.Task));
    }

    private static void Create(Draft draft, FieldWriting writing, RecordKey? ticket, RecordKey? contact, string? status)
    {
        var native = writing.Native;
        native.TryAdd("subject", ticket is null ? $"{Flag}(no subject)" : "(no subject)");
        if (status is not null)
        {
            native["status"] = status;
        }

        if (ticket is { } key)
        {
            native["ticketId"] = People.Token(key, DeskNames.Ticket);
        }
        else
        {
            draft.Note(null, ReasonCode.StandsAlone, contact is { } person ? $"belongs to {person}" : "belongs to nobody");
        }

        if (contact is { } of)
        {
            native["contactId"] = People.Token(of, DeskNames.Contact);
        }

        var update = writing.Update();
        // The department of a task in a ticket is the ticket's: the rules look at the ticket then.
        native["departmentId"] = Departments.Of(draft.Context.Plan).For(Routed(draft, ticket));
        draft.Add(new Write("create", "task.create", Phases.Tasks, BodyShape.Of(writing.Create()))
        {
            Creates = DeskNames.Task,
            UpdateBody = BodyShape.Of(update),
            Thread = draft.Record.Key.ToString(),
        });
    }

    private static CanonicalRecord Routed(Draft draft, RecordKey? ticket) =>
        ticket is { } key && draft.Context.Find(key) is { } found ? found : draft.Record.Record;

    private static void Subject(Draft draft, FieldWriting writing, PlannedValue value, bool isAlone)
    {
        if (draft.Settled(value))
        {
            return;
        }

        var text = PlainText.Clean(ReadableText.Of(value)).Replace('\n', ' ').Trim();
        var whole = isAlone ? $"{Flag}{text}" : text;
        if (text.Length == 0 || whole.Length > MaxSubject)
        {
            writing.Native["subject"] = text.Length == 0 ? "(no subject)" : PlainText.Cut(whole, MaxSubject);
            writing.Note.Put(value, value.Result.Print());
            return;
        }

        writing.Native["subject"] = whole;
        draft.Becomes(value, DeskNames.Task, "subject", text, "copy", PromiseCheck.Contains, FieldType.Text);
    }

    private static RecordKey? Linked(Draft draft, Kind kind)
    {
        var (context, key) = (draft.Context, draft.Record.Key);
        return context.LinksFrom(key).Select(link => link.To).Concat(context.LinksTo(key).Select(link => link.From))
            .Where(other => other.Kind == kind && context.Carries(other))
            .Select(other => (RecordKey?)other)
            .FirstOrDefault();
    }
}
