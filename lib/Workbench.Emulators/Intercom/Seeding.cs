using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>Fills an empty workspace.</summary>
internal sealed class Seeding(IntercomWorkspace workspace)
{
    private static readonly (string Category, string Label)[] States =
    [
        ("submitted", "Submitted"), ("in_progress", "In progress"), ("waiting_on_customer", "Waiting on customer"), ("resolved", "Resolved"),
    ];

    private readonly Threads threads = new(workspace, new Files(workspace));

    public void Fill(IntercomSeed seed)
    {
        FillPeople(seed);
        FillTicketing(seed);
        foreach (var type in seed.CustomObjectTypes)
        {
            Put(Collections.CustomObjectTypes, type);
        }
        foreach (var name in seed.Tags)
        {
            Tags.Ensure(workspace, name);
        }
        foreach (var segment in seed.Segments)
        {
            Put(segment);
        }
        FillRecords(seed);
    }

    private void FillPeople(IntercomSeed seed)
    {
        foreach (var teammate in seed.Teammates)
        {
            var teams = seed.Teams.Where(team => team.TeammateIds.Contains(teammate.Id)).Select(team => team.Id);
            workspace.Store.Put(Collections.Teammates, new Document(teammate.Id, new JsonObject
            {
                ["id"] = teammate.Id,
                ["name"] = teammate.Name,
                ["email"] = teammate.Email,
                ["team_ids"] = JsonFields.ToArray(teams),
            }));
        }
        foreach (var team in seed.Teams)
        {
            var body = new JsonObject { ["id"] = team.Id, ["name"] = team.Name, ["admin_ids"] = JsonFields.ToArray(team.TeammateIds) };
            workspace.Store.Put(Collections.Teams, new Document(team.Id, body));
        }
    }

    private void FillTicketing(IntercomSeed seed)
    {
        foreach (var (category, label) in States)
        {
            PutState(category, label, null);
        }
        foreach (var state in seed.TicketStates)
        {
            PutState(state.Category, state.Label, state.TicketTypes);
        }
        foreach (var type in seed.TicketTypes)
        {
            TicketTypes.Add(workspace, type.Name, type.Category);
        }
    }

    private void PutState(string category, string label, IReadOnlyList<string>? types)
    {
        var id = workspace.Ids.Number(Collections.TicketStates, 8268);
        workspace.Store.Put(Collections.TicketStates, new Document(id, new JsonObject
        {
            ["id"] = id,
            ["category"] = category,
            ["label"] = label,
            ["types"] = types is null ? null : JsonFields.ToArray(types),
        }));
    }

    private void Put(string collection, SeedCustomObjectType type)
    {
        var lookups = new List<Lookup> { new("name", type.Name) };
        if (type.ContactReference is { } contact)
        {
            lookups.Add(new Lookup("contact_reference", contact));
        }
        if (type.ConversationReference is { } conversation)
        {
            lookups.Add(new Lookup("conversation_reference", conversation));
        }
        workspace.Store.Put(collection, new Document(type.Name, new JsonObject
        {
            ["name"] = type.Name,
            ["attributes"] = JsonFields.ToArray(type.Attributes),
            ["contact_reference"] = type.ContactReference,
            ["conversation_reference"] = type.ConversationReference,
        })
        { Lookups = lookups });
    }

    private void Put(SeedSegment segment)
    {
        var id = workspace.Ids.Hex(Collections.Segments);
        var tag = segment.Tag is { } name ? Tags.Ensure(workspace, name).Text("id") : null;
        workspace.Store.Put(
            Collections.Segments,
            new Document(id, new JsonObject { ["id"] = id, ["name"] = segment.Name, ["created_at"] = workspace.Now })
            {
                Lookups = tag is null ? [] : [new Lookup("tag", tag)],
            });
    }

    private void FillRecords(IntercomSeed seed)
    {
        var contacts = new ContactBook(workspace);
        var companies = new CompanyBook(workspace);
        var conversations = new ConversationBook(workspace, threads);
        var tickets = new TicketBook(workspace, threads);
        foreach (var company in seed.Companies)
        {
            companies.Save(Company(company));
        }
        foreach (var contact in seed.Contacts)
        {
            Add(contact, contacts, companies);
        }
        foreach (var conversation in seed.Conversations)
        {
            Settle(conversations.Create(Known(contacts, conversation.ContactEmail), conversation.Body, null, []), conversations.Save);
        }
        foreach (var ticket in seed.Tickets)
        {
            var type = workspace.Store.FindBy(Collections.TicketTypes, "name", ticket.TicketType, limit: 1)[0].Body;
            var attributes = new JsonObject { ["_default_title_"] = ticket.Title, ["_default_description_"] = ticket.Description };
            var form = new TicketForm(type, attributes, new JsonObject(), null, null, null, null);
            Settle(tickets.Create(form, Known(contacts, ticket.ContactEmail).Text("id")!), tickets.Save);
        }
    }

    private JsonObject Company(SeedCompany company) => new()
    {
        ["id"] = workspace.Ids.Hex(Collections.Companies),
        ["company_id"] = company.CompanyId,
        ["name"] = company.Name,
        ["website"] = company.Website,
        ["created_at"] = workspace.Now,
        ["updated_at"] = workspace.Now,
        ["remote_created_at"] = workspace.Now,
        ["custom_attributes"] = new JsonObject(),
        ["tags"] = new JsonArray(),
        ["archived"] = false,
    };

    private void Add(SeedContact seed, ContactBook contacts, CompanyBook companies)
    {
        var contact = contacts.Draft("user", seed.Email);
        contact["name"] = seed.Name;
        contact["phone"] = seed.Phone;
        contact["external_id"] = seed.ExternalId;
        contact["custom_attributes"] = seed.CustomAttributes?.DeepClone() ?? new JsonObject();
        var company = seed.CompanyId is { } id ? companies.FindByCompanyId(id) : null;
        contact["company_ids"] = company is null ? [] : new JsonArray(company.Text("id"));
        Settle(contact, contacts.Save);
        if (company is not null)
        {
            companies.Save(company);
        }
    }

    // Seeded records are old: searches find them at once.
    private static void Settle(JsonObject record, Action<JsonObject> save)
    {
        record[Searching.VisibleFrom] = 0;
        save(record);
    }

    private static JsonObject Known(ContactBook contacts, string email) =>
        contacts.FindByEmail(email) ?? throw new ArgumentException($"The seed names no contact with the e-mail '{email}'.", nameof(email));
}
