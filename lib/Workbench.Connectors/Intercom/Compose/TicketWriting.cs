using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Discovery;
using Workbench.Connectors.Intercom.Propose;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>What tickets and back-office tickets share: create, continuation, files, final state, tag.</summary>
internal sealed class TicketWriting(FileRoute files)
{
    private const string CreateWrite = "create";

    private static readonly HashSet<string> Native = ["title", "description", "created_at"];

    /// <summary>The contact member of a ticket: the twin's id, or the placeholder by its external id.</summary>
    public static JsonObject Contact(RecordKey? contact) => contact is { } key
        ? new JsonObject { ["id"] = People.Token(key, IntercomNames.Contact) }
        : new JsonObject { ["external_id"] = IntercomNames.UnknownRequester };

    public void Compose(Draft draft, string twin, string typeChoice, ContactChoice contact)
    {
        var (key, context) = (draft.Record.Key, draft.Context);
        var type = TicketTypeOf.Choice(context, typeChoice);
        var (native, custom) = (new JsonObject(), new JsonObject { [IntercomNames.SourceIdAttribute] = key.ToString() });
        var writing = new AttributeWriting(draft, twin, type.Object, native, custom, Native, ById: true, int.MaxValue);
        var relations = new TicketRelations(draft, twin, contact, ContactAtCreation(key, context));
        FieldOption? state = null;
        foreach (var value in draft.Record.Values.Where(value => !relations.Take(value)))
        {
            switch (value.Plan.Destination)
            {
                case TicketTypes.State:
                    state = State(draft, value, twin, type);
                    break;
                default:
                    writing.Put(value);
                    break;
            }
        }

        relations.NoteChoice();
        var slots = History.Layout(key, context, files);
        var chapters = slots.Count == 0 ? 1 : slots[^1].Chapter + 1;
        for (var chapter = 0; chapter < chapters; chapter++)
        {
            Create(draft, type, IntercomNames.Chapter(twin, chapter), chapter, native, custom, writing.Cleared, relations);
            Finish(draft, IntercomNames.Chapter(twin, chapter), chapter, state);
        }

        new OwnFiles(files).Add(draft, twin, slots, native["created_at"]?.GetValue<long>());
        TicketHierarchy.Add(draft, twin);
    }

    /// <summary>A ticket gets its contact when it is created, and no call changes it (OpenAPI 2.16, update_ticket_request).</summary>
    /// <returns>Null where no ticket was created yet, or a conversation was; without key where the placeholder stands in.</returns>
    public static ContactChoice? ContactAtCreation(RecordKey ticket, IComposeContext context) =>
        context.Sent(ticket, CreateWrite) is { } sent && sent.GetProperty("json").TryGetProperty("contacts", out var contacts)
            ? new ContactChoice(TwinToken.In(contacts).Select(token => (RecordKey?)token.Key).FirstOrDefault(), null)
            : null;

    private static void Create(
        Draft draft, TicketTypeOf type, string twin, int chapter, JsonObject native, JsonObject custom, IReadOnlyList<string> cleared, TicketRelations relations)
    {
        var key = draft.Record.Key;
        var source = chapter == 0 ? key.ToString() : $"{key}#{chapter + 1}";
        var title = native["title"]?.GetValue<string>() is { Length: > 0 } given ? given : "(no subject)";
        var attributes = (JsonObject)custom.DeepClone();
        attributes[IntercomNames.SourceIdAttribute] = source;
        attributes["_default_title_"] = chapter == 0 ? title : $"{title} (continued, {chapter + 1})";
        attributes["_default_description_"] = native["description"]?.DeepClone() ?? "";
        var json = new JsonObject
        {
            ["ticket_type_id"] = type.Id,
            ["contacts"] = new JsonArray(Contact(relations.ContactKey)),
            ["ticket_attributes"] = attributes,
            ["skip_notifications"] = true,
        };
        if (native["created_at"] is { } created)
        {
            json["created_at"] = created.DeepClone();
        }

        if (relations.CompanyKey is { } company)
        {
            json["company_id"] = People.Token(company, IntercomNames.Company);
        }

        if (relations.AdminId is { } admin)
        {
            json["assignment"] = new JsonObject { ["admin_assignee_id"] = admin };
        }

        draft.Add(new Write(chapter == 0 ? CreateWrite : $"create-{chapter + 1}", "ticket.create", Phases.Tickets, BodyShape.Of(json, find: type.Find(source)))
        {
            Creates = twin,
            UpdateBody = BodyShape.Of(Update(json, cleared, relations), find: type.Find(source)),
            Thread = Thread(key),
            Order = chapter,
        });
    }

    private static JsonObject Update(JsonObject json, IReadOnlyList<string> cleared, TicketRelations relations)
    {
        var attributes = (JsonObject)json["ticket_attributes"]!.DeepClone();
        foreach (var name in cleared.Where(name => !Native.Contains(name)))
        {
            attributes[name] = null;
        }

        var update = new JsonObject { ["ticket_attributes"] = attributes, ["skip_notifications"] = true };
        if (json["company_id"] is { } company)
        {
            update["company_id"] = company.DeepClone();
        }

        if (relations.AdminId is { } admin)
        {
            update["assignee_id"] = admin;
        }

        return update;
    }

    private static void Finish(Draft draft, string twin, int chapter, FieldOption? state)
    {
        var (key, suffix) = (draft.Record.Key, chapter == 0 ? "" : $"-{chapter + 1}");
        if (state is not null)
        {
            var json = new JsonObject { ["ticket_state_id"] = state.Id, ["skip_notifications"] = true };
            var body = BodyShape.Of(json, [People.Token(key, twin)], twin);
            draft.Add(new Write($"finish{suffix}", "ticket.finish", Phases.Finish, body)
            {
                UpdateBody = body,
                Thread = Thread(key),
                Order = long.MaxValue - 2,
            });
        }

        draft.Add(PartWrites.Tag(draft, key, twin, $"tag{suffix}", Phases.Finish, Thread(key)));
    }

    private static FieldOption? State(Draft draft, PlannedValue value, string twin, TicketTypeOf type)
    {
        if (draft.Settled(value))
        {
            return null;
        }

        var label = value.Result.Print();
        var state = StateMap.Resolve(label, StatusWords.Category(label), type.Object);
        if (state is null)
        {
            draft.Loses(value, ReasonCode.UnmappedValue, $"no state of the ticket type fits '{label}'");
        }
        else if (state.Label == value.Source.Print())
        {
            draft.Holds(value, twin, TicketTypes.State, state.Label, FieldType.Choice);
        }
        else
        {
            draft.Becomes(value, twin, TicketTypes.State, state.Label, "map-values", PromiseCheck.Equals, FieldType.Choice);
        }

        return state;
    }

    private static string Thread(RecordKey key) => key.ToString();
}
