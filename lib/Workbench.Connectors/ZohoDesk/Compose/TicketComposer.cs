using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Connectors.ZohoDesk.Propose;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>Ticket to ticket: created open, closed quietly by an own call when everything hangs on it, because a create cannot be kept quiet.</summary>
internal sealed class TicketComposer(FileRoute files)
{
    private const string NoSubject = "(no subject)";

    /// <summary>Longest tag, as clients of the API have it; the vendor states none.</summary>
    private const int MaxTag = 100;

    public void Compose(Draft draft)
    {
        var (context, key) = (draft.Context, draft.Record.Key);
        var writing = new FieldWriting(draft, DeskNames.Ticket);
        var contact = ContactChoice.ForTicket(key, context);
        var account = Account(draft);
        string? team = null, status = null;
        foreach (var value in draft.Record.Values)
        {
            switch (value.Plan.Destination)
            {
                case DeskNames.Contact:
                    Relation.Put(draft, writing, value, DeskNames.Ticket, DeskNames.Contact, contact.Key);
                    break;
                case DeskNames.Account:
                    Relation.Put(draft, writing, value, DeskNames.Ticket, DeskNames.Account, account);
                    break;
                case "assignee":
                    Owner.Put(draft, writing, value, DeskNames.Ticket, "assigneeId");
                    break;
                case DeskNames.Team:
                    team = Team(draft, writing, value);
                    break;
                case StandardFields.Status:
                    status = Status.Of(draft, writing, value, DeskNames.Ticket);
                    break;
                case "description":
                    LongText.Put(draft, writing, value, DeskNames.Ticket);
                    break;
                default:
                    writing.Put(value);
                    break;
            }
        }

        if (contact.Words is { } words)
        {
            draft.Note(null, ReasonCode.ContactChosen, words);
        }

        Create(draft, writing, contact.Key, account, status);
        PrivateNote.Add(draft, DeskNames.Ticket, writing.Note);
        files.Add(draft, new CommentPlace(key, DeskNames.Ticket));
        Finish(draft, team, status);
    }

    private static void Create(Draft draft, FieldWriting writing, RecordKey? contact, RecordKey? account, string? status)
    {
        var native = writing.Native;
        native.TryAdd("subject", NoSubject);
        native["departmentId"] = Departments.Of(draft.Context.Plan).For(draft.Record.Record);
        JsonObject? find = null;
        if (contact is { } key)
        {
            native["contactId"] = People.Token(key, DeskNames.Contact);
        }
        else
        {
            find = new JsonObject { ["contact"] = DeskNames.UnknownRequester };
        }

        if (account is { } organization)
        {
            native["accountId"] = People.Token(organization, DeskNames.Account);
        }

        var isClosed = IsClosed(draft, status);
        if (status is not null && !isClosed)
        {
            native["status"] = status;
        }

        var update = writing.Update();
        update.Remove("departmentId");
        var create = writing.Create();
        if (isClosed && StatusMap.FirstOpen(draft.Context.Destination.Object(DeskNames.Ticket)) is { } open)
        {
            create["status"] = open;
        }

        draft.Add(new Write("create", "ticket.create", Phases.Tickets, BodyShape.Of(create, find: find))
        {
            Creates = DeskNames.Ticket,
            UpdateBody = BodyShape.Of(update, find: (JsonObject?)find?.DeepClone()),
            Thread = draft.Record.Key.ToString(),
        });
    }

    private static void Finish(Draft draft, string? team, string? status)
    {
        if (team is not null)
        {
            Change(draft, "team", "ticket.update", new JsonObject { ["teamId"] = team }, 1);
        }

        if (draft.Context.Plan.Choices.GetValueOrDefault(DeskNames.TagChoice) is { Length: > 0 } tag)
        {
            Change(draft, "tag", "ticket.tag", new JsonObject { ["tags"] = new JsonArray(tag) }, 2);
        }

        if (draft.Tags(DeskNames.TicketTags, MaxTag) is { Count: > 0 } planned)
        {
            Change(draft, "planned-tags", "ticket.tag", new JsonObject { ["tags"] = new JsonArray([.. planned.Select(name => (JsonNode)name)]) }, 2, DeskNames.TicketTags);
        }

        if (IsClosed(draft, status))
        {
            Change(draft, "close", "ticket.close", new JsonObject { ["status"] = status }, 3);
        }
    }

    private static void Change(Draft draft, string name, string operation, JsonObject json, long order, string? creates = null)
    {
        var body = BodyShape.Of(json, [People.Token(draft.Record.Key, DeskNames.Ticket)], DeskNames.Ticket);
        draft.Add(new Write(name, operation, Phases.Finish, body) { Creates = creates, UpdateBody = body, Thread = draft.Record.Key.ToString(), Order = order });
    }

    private static bool IsClosed(Draft draft, string? status) => status is not null
        && StatusMap.TypeOf(status, draft.Context.Destination.Object(DeskNames.Ticket)) == StatusMap.Closed;

    /// <summary>The id of the team of the same name; without one the name stands in the private comment.</summary>
    private static string? Team(Draft draft, FieldWriting writing, PlannedValue value)
    {
        if (draft.Settled(value))
        {
            return null;
        }

        var name = value.Result.Print().Trim();
        var team = draft.Context.Destination.Teams.FirstOrDefault(found => string.Equals(found.Name, name, StringComparison.OrdinalIgnoreCase));
        if (team is null)
        {
            draft.Note(value.Plan.Source, ReasonCode.ProvisioningQueue, $"no team is named '{PlainText.Cut(name, 200)}': it stands in a private comment");
            writing.Note.Put(value, name);
            return null;
        }

        draft.Becomes(value, DeskNames.Ticket, DeskNames.Team, $"{DeskNames.Team}:{team.Id}", "relate", PromiseCheck.Equals, FieldType.Text);
        return team.Id;
    }

    private static RecordKey? Account(Draft draft) => draft.Context.LinksFrom(draft.Record.Key)
        .Where(link => link.To.Kind == Kind.Organization && draft.Context.Carries(link.To))
        .Select(link => (RecordKey?)link.To)
        .FirstOrDefault();
}
