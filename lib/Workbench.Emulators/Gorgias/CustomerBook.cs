using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>The stored customers.</summary>
internal sealed class CustomerBook(GorgiasState state)
{
    public static BodyShape Shape { get; } = new()
    {
        ["name"] = FieldRules.Text(),
        ["firstname"] = FieldRules.Text(),
        ["lastname"] = FieldRules.Text(),
        ["email"] = FieldRules.Email,
        ["external_id"] = FieldRules.Text(255),
        ["language"] = FieldRules.Text(8, 2),
        ["timezone"] = FieldRules.Text(100),
        ["note"] = FieldRules.Text(),
        ["channels"] = CustomerChannels.Rule,
        ["meta"] = FieldRules.FreeObject,
        ["custom_fields"] = FieldValues.Rule,
    };

    /// <summary>A person named inside another object.</summary>
    public static BodyShape NestedShape { get; } = Shape.With(new BodyShape { ["id"] = FieldRules.Whole() });

    private readonly CustomerIdentifiers identifiers = new(state);

    public FieldValues Values { get; } = new(state, "Customer");

    public JsonObject? Find(long? id) => state.Find(GorgiasCollections.Customers, id);

    public JsonObject? FindByEmail(string email) => state.Store.FindBy(
        GorgiasCollections.Customers, "channel", CustomerChannels.Key("email", email), limit: 1).FirstOrDefault()?.Body;

    public JsonObject Create(JsonObject form)
    {
        var id = state.NextId(GorgiasCollections.Customers);
        var customer = new JsonObject
        {
            ["id"] = id,
            ["uri"] = $"/api/customers/{JsonReading.Digits(id)}/",
            ["external_id"] = null,
            ["email"] = null,
            ["name"] = "",
            ["firstname"] = "",
            ["lastname"] = "",
            ["language"] = null,
            ["timezone"] = "UTC",
            ["note"] = null,
            ["active"] = true,
            ["meta"] = null,
            ["data"] = null,
            ["channels"] = new JsonArray(),
            ["custom_fields"] = new JsonObject(),
            ["created_datetime"] = state.Now,
            ["updated_datetime"] = state.Now,
        };
        Update(customer, form);
        return customer;
    }

    /// <exception cref="GorgiasProblem">409: an identifier belongs to another customer.</exception>
    public void Update(JsonObject customer, JsonObject form)
    {
        customer.Take(form, "external_id", "language", "timezone", "note", "meta");
        ApplyName(customer, form);
        CustomerChannels.Apply(customer, form);
        identifiers.RefuseTaken(customer);
        if (form.ContainsKey("custom_fields"))
        {
            Values.Set(customer, form.Array("custom_fields"));
        }
        Save(customer);
    }

    public void Save(JsonObject customer)
    {
        customer["updated_datetime"] = state.Now;
        state.Put(GorgiasCollections.Customers, customer, CustomerIdentifiers.Lookups(customer));
    }

    /// <summary>
    /// A customer named inside another object: by id, or by an e-mail that makes one when unknown; more keys change that customer.
    /// </summary>
    /// <exception cref="GorgiasProblem">400: nobody has that id, or neither id nor e-mail is given.</exception>
    public long Resolve(JsonObject nested, string field)
    {
        if (nested.Whole("id") is not { } id)
        {
            var email = nested.Text("email") ?? throw GorgiasProblem.Field(field, "Either id or email is required.");
            if (FindByEmail(email) is not { } known)
            {
                return Create(nested).Whole("id")!.Value;
            }
            id = known.Whole("id")!.Value;
        }
        var customer = Find(id) ?? throw GorgiasProblem.Field(field, $"Customer {JsonReading.Digits(id)} does not exist.");
        if (nested.Count > 1)
        {
            Update(customer, nested);
        }
        return id;
    }

    public static JsonObject View(JsonObject customer, bool withFields = false)
    {
        var view = customer.DeepClone().AsObject();
        view.Remove("custom_fields");
        view.Remove("data_version");
        view.Remove("integration_ids");
        var number = 0;
        foreach (var channel in view.Array("channels"))
        {
            channel!["id"] = customer.Whole("id") * 100 + ++number;
        }
        if (withFields)
        {
            view["custom_fields"] = FieldValues.Related(customer);
        }
        return view;
    }

    /// <summary>How a customer stands inside another object; null when there is none.</summary>
    public JsonObject? Nested(long? id) => Find(id) is { } customer
        ? new JsonObject
        {
            ["id"] = customer.Copy("id"), ["email"] = customer.Copy("email"), ["name"] = customer.Copy("name"),
            ["firstname"] = customer.Copy("firstname"), ["lastname"] = customer.Copy("lastname"),
        }
        : null;

    private static void ApplyName(JsonObject customer, JsonObject form)
    {
        customer.Take(form, "name", "firstname", "lastname");
        var hasParts = form.ContainsKey("firstname") || form.ContainsKey("lastname");
        if (form.Text("name") is { } name && !hasParts)
        {
            var parts = name.Split(' ', 2);
            customer["firstname"] = parts[0];
            customer["lastname"] = parts.Length > 1 ? parts[1] : "";
        }
        else if (hasParts && !form.ContainsKey("name"))
        {
            customer["name"] = $"{customer.Text("firstname")} {customer.Text("lastname")}".Trim();
        }
    }
}
