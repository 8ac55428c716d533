using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Fills an empty account.</summary>
internal sealed class Seeding(DeskAccount desk, FieldBook fields, LayoutBook layouts, RecordBook records, TicketBook tickets)
{
    private readonly Dictionary<string, string> departments = new(StringComparer.Ordinal);

    public void Fill(ZohoDeskSeed seed)
    {
        FillDepartments(seed);
        FillAgents(seed);
        foreach (var module in ZohoModules.All)
        {
            FillLayouts(module);
        }
        foreach (var account in seed.Accounts)
        {
            Add(ZohoModules.Accounts, new JsonObject { ["accountName"] = account.Name });
        }
        foreach (var contact in seed.Contacts)
        {
            Add(ZohoModules.Contacts, new JsonObject
            {
                ["firstName"] = contact.FirstName,
                ["lastName"] = contact.LastName,
                ["email"] = contact.Email,
                ["phone"] = contact.Phone,
            });
        }
        foreach (var ticket in seed.Tickets)
        {
            Add(ticket);
        }
    }

    private void FillDepartments(ZohoDeskSeed seed)
    {
        foreach (var name in seed.Departments)
        {
            var id = desk.NewId();
            departments[name] = id;
            desk.Store.Put(ZohoDeskCollections.Departments, new Document(id, new JsonObject
            {
                ["id"] = id,
                ["name"] = name,
                ["nameInCustomerPortal"] = name,
                ["isEnabled"] = true,
                ["isDefault"] = departments.Count == 1,
            }));
        }
    }

    private void FillAgents(ZohoDeskSeed seed)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var agent in seed.Agents)
        {
            var body = Agents.New(
                desk, agent.FirstName, agent.LastName, agent.Email, agent.IsTokenUser ? "Admin" : "AgentPublic", departments.Values);
            body["status"] = agent.IsDisabled ? "DISABLED" : "ACTIVE";
            body["_tokenUser"] = agent.IsTokenUser;
            Agents.Save(desk, body);
            ids[agent.Email] = body.Text("id")!;
        }
        foreach (var team in seed.Teams)
        {
            var id = desk.NewId();
            desk.Store.Put(ZohoDeskCollections.Teams, new Document(id, new JsonObject
            {
                ["id"] = id,
                ["name"] = team.Name,
                ["description"] = "",
                ["departmentId"] = departments[team.Department],
                ["agents"] = ZohoJson.ToArray(team.Members.Select(member => ids[member])),
            })
            { Lookups = [new Lookup("departmentId", departments[team.Department])] });
        }
    }

    private void FillLayouts(ZohoModule module)
    {
        var known = module.Fields.Where(field => field.Type is not (StandardField.Structure or "Null"))
            .Select(field => (Field: fields.AddStandard(module, field), field.Options)).ToList();
        var places = module.IsPerDepartment
            ? departments.Select(department => (Name: $"Default {module.Name} layout of {department.Key}", Ids: (string[])[department.Value]))
            : [(Name: $"Default {module.Name} layout", Ids: [.. departments.Values])];
        foreach (var (name, ids) in places)
        {
            layouts.Save(new JsonObject
            {
                ["id"] = desk.NewId(),
                ["layoutName"] = name,
                ["module"] = module.Name,
                ["departmentId"] = module.IsPerDepartment ? ids[0] : null,
                ["associatedDepartments"] = ZohoJson.ToArray(ids),
                ["isDefaultLayout"] = true,
                ["status"] = "active",
                ["fields"] = ZohoJson.ToArray(known.Select(field => LayoutBook.NewEntry(field.Field, field.Options))),
            });
        }
    }

    private void Add(SeedDeskTicket seed)
    {
        var contact = desk.Store.FindBy(ZohoDeskCollections.Contacts, "email", seed.ContactEmail, limit: 1).FirstOrDefault()
            ?? throw new ArgumentException($"The seed names no contact with the e-mail '{seed.ContactEmail}'.", nameof(seed));
        var ticket = new JsonObject
        {
            ["departmentId"] = departments.Values.First(),
            ["contactId"] = contact.Id,
            ["subject"] = seed.Subject,
            ["description"] = seed.Description,
            ["status"] = "Open",
            ["channel"] = "Email",
            ["cf"] = new JsonObject(),
        };
        tickets.Add(ticket, "seed");
        ticket[DeskAccount.VisibleFrom] = 0;
        tickets.Save(ticket);
    }

    // Seeded records are old: searches find them at once.
    private void Add(ZohoModule module, JsonObject record)
    {
        record["cf"] = new JsonObject();
        records.Add(module, record);
        record[DeskAccount.VisibleFrom] = 0;
        records.Save(module, record);
    }
}
