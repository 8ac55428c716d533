using System.Text.Json.Nodes;

namespace Workbench.Emulators.Gorgias;

/// <summary>Fills an empty account.</summary>
internal sealed class Seeding(GorgiasState state)
{
    private static readonly DateTimeOffset Before = new(2025, 11, 3, 9, 30, 0, TimeSpan.Zero);

    private readonly CustomerBook customers = new(state);
    private readonly UserBook users = new(state);
    private readonly TagBook tags = new(state);

    public void Fill(GorgiasSeed seed)
    {
        users.Save(users.Draft(state.Settings.Email, "Account Owner", state.Settings.CallerRole));
        var agents = seed.Users.Select(AddUser).ToList();
        var listing = new Listing(state.Store);
        new Teams(state, listing, users).Create(new JsonObject
        {
            ["name"] = "Support",
            ["members"] = agents.Take(2).Select(id => (JsonNode?)new JsonObject { ["id"] = id }).ToJsonArray(),
        });
        foreach (var name in (string[])["auto-triage", "VIP", "refund", "urgent"])
        {
            tags.Ensure(name);
        }
        FillFields(new FieldDefinitions(state, listing));
        FillConfiguration(listing, seed.RuleIsActive);
        foreach (var customer in seed.Customers)
        {
            AddCustomer(customer);
        }
    }

    private long AddUser(SeedUser user)
    {
        var stored = users.Draft(user.Email, user.Name, user.Role);
        users.Save(stored);
        return stored.Whole("id")!.Value;
    }

    private static void FillFields(FieldDefinitions fields)
    {
        fields.Create(new JsonObject
        {
            ["object_type"] = "Ticket",
            ["label"] = "Contact reason",
            ["managed_type"] = "contact_reason",
            ["definition"] = Dropdown("Order", "Return", "Other"),
        });
        foreach (var label in (string[])["Old order number", "Old warehouse", "Old region"])
        {
            fields.Create(new JsonObject
            {
                ["object_type"] = "Ticket",
                ["label"] = label,
                ["deactivated_datetime"] = GorgiasTime.Format(Before),
                ["definition"] = new JsonObject
                {
                    ["data_type"] = "text", ["input_settings"] = new JsonObject { ["input_type"] = "input" },
                },
            });
        }
    }

    private static JsonObject Dropdown(params string[] choices) => new()
    {
        ["data_type"] = "text",
        ["input_settings"] = new JsonObject
        {
            ["input_type"] = "dropdown", ["choices"] = choices.Select(choice => (JsonNode?)choice).ToJsonArray(),
        },
    };

    private void FillConfiguration(Listing listing, bool ruleIsActive)
    {
        var filters = new ViewFilters(tags);
        var book = new TicketBook(state, customers, users, tags);
        new Configuration(state, listing, book, filters).Rules.Create(new JsonObject
        {
            ["name"] = "Triage new tickets",
            ["code"] = "if (ticket.status === 'open') { Action('addTags', ticket, {tags: 'auto-triage'}) }",
            ["event_types"] = "ticket-created",
            ["deactivated_datetime"] = ruleIsActive ? null : GorgiasTime.Format(Before),
        });
        state.Put(GorgiasCollections.Integrations, new JsonObject
        {
            ["id"] = 101,
            ["uri"] = "/api/integrations/101/",
            ["type"] = "email",
            ["name"] = "Support mail",
            ["meta"] = new JsonObject { ["address"] = "help@shop.example" },
            ["created_datetime"] = GorgiasTime.Format(Before),
            ["deactivated_datetime"] = null,
        });
        state.Put(GorgiasCollections.AccountSettings, new JsonObject
        {
            ["id"] = 101, ["type"] = "business-hours", ["data"] = new JsonObject { ["timezone"] = "UTC" },
        });
    }

    private void AddCustomer(SeedCustomer seed)
    {
        var form = new JsonObject { ["name"] = seed.Name, ["email"] = seed.Email };
        if (seed.Phone is { } phone)
        {
            form["channels"] = new JsonArray(Channel("email", seed.Email, true), Channel("phone", phone, false));
        }
        var customer = customers.Create(form);
        if (seed.Subject is { } subject)
        {
            AddTicket(customer, subject);
        }
    }

    private static JsonObject Channel(string type, string address, bool preferred) =>
        new() { ["type"] = type, ["address"] = address, ["preferred"] = preferred };

    private void AddTicket(JsonObject customer, string subject)
    {
        var book = new TicketBook(state, customers, users, tags);
        var at = GorgiasTime.Format(Before);
        var message = new JsonObject
        {
            ["channel"] = "email", ["via"] = "email", ["from_agent"] = false, ["subject"] = subject, ["body_text"] = "It must not change.",
            ["created_datetime"] = at, ["sent_datetime"] = at,
        };
        var form = new JsonObject
        {
            ["via"] = "email", ["subject"] = subject, ["created_datetime"] = at, ["updated_datetime"] = at, ["last_message_datetime"] = at,
            ["customer"] = new JsonObject { ["id"] = customer.Copy("id") }, ["messages"] = new JsonArray(message),
        };
        var forms = new TicketForm(state, book, customers, users, tags);
        var ticket = forms.Draft(form);
        forms.Apply(ticket, form, "seed");
        new MessageBook(state, customers, users, new Files(state)).Create(new WriteOrigin(0, "seed"), ticket, message);
        book.Save(ticket);
    }
}
