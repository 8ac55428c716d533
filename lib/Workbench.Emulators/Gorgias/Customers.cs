using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>/api/customers with their data and values.</summary>
internal sealed class Customers(GorgiasState state, Listing listing, CustomerBook book)
{
    private static readonly BodyShape DataShape = new() { ["data"] = FieldRules.Any, ["version"] = FieldRules.Instant };

    private static readonly BodyShape Ids = new() { ["ids"] = FieldRules.List(FieldRules.Whole()).Required };

    public void Map(GorgiasRoutes routes)
    {
        routes.Get(
            "/api/customers", Scopes.Customers,
            [.. Listing.Names, "external_id", "email", "channel_type", "channel_address", "name", "language", "timezone", "view_id"], List);
        routes.Get("/api/customers/{id}", Scopes.Customers, ["relationships"], call =>
            CustomerBook.View(Require(call), call.QueryList("relationships").Contains("custom_fields")));
        routes.Post("/api/customers", Scopes.Customers, call => GorgiasAnswer.Created(
            CustomerBook.View(book.Create(call.Form(CustomerBook.Shape, "create customer")), withFields: true)));
        routes.Put("/api/customers/{id}", Scopes.Customers, call =>
        {
            var customer = Require(call);
            book.Update(customer, call.Form(CustomerBook.Shape, "update customer"));
            return CustomerBook.View(customer, withFields: true);
        });
        routes.Put("/api/customers/{id}/data", Scopes.Customers, WriteData);
        book.Values.Map(routes, "/api/customers/{id}/custom-fields", Scopes.Customers, Require, (_, customer) => book.Save(customer));
        routes.Delete("/api/customers/{id}", Scopes.Customers, call => Delete([call.Route("id")]));
        routes.Delete("/api/customers", Scopes.Customers, call =>
            Delete([.. call.Form(Ids, "delete customers").Array("ids").Select(id => JsonReading.AsText(id)!)]));
    }

    private JsonObject Require(GorgiasCall call) => state.Require(GorgiasCollections.Customers, "Customer", call.Route("id"));

    private GorgiasAnswer List(GorgiasCall call)
    {
        var channel = (call.Query("channel_type"), call.Query("channel_address")) is ({ } type, { } address)
            ? CustomerChannels.Key(type, address)
            : null;
        return listing.Page(call, new ListPlan(GorgiasCollections.Customers, customer => CustomerBook.View(customer))
        {
            By = call.Query("external_id") is { } external ? new Lookup("external_id", external)
                : call.Query("email") is { } email ? new Lookup("email", email.ToLowerInvariant())
                : channel is not null ? new Lookup("channel", channel)
                : null,
            Where = customer =>
                Is(customer, "external_id", call) && Is(customer, "name", call) && Is(customer, "language", call)
                && Is(customer, "timezone", call)
                && (call.Query("email") is not { } wanted || wanted.Equals(customer.Text("email"), StringComparison.OrdinalIgnoreCase))
                && (channel is null || CustomerChannels.Lookups(customer).Any(lookup => lookup.Value == channel)),
        });
    }

    private static bool Is(JsonObject customer, string field, GorgiasCall call) =>
        call.Query(field) is not { } wanted || customer.Text(field) == wanted;

    private GorgiasAnswer WriteData(GorgiasCall call)
    {
        var customer = Require(call);
        var form = call.Form(DataShape, "update customer data");
        var version = GorgiasTime.Format(GorgiasTime.Parse(form.Text("version")) ?? state.Clock);
        if (customer.Text("data_version") is not { } stored || string.CompareOrdinal(version, stored) >= 0)
        {
            customer["data"] = form.Copy("data");
            customer["data_version"] = version;
            book.Save(customer);
        }
        return new GorgiasAnswer(202);
    }

    private GorgiasAnswer Delete(IReadOnlyList<string> ids)
    {
        foreach (var id in ids)
        {
            _ = state.Require(GorgiasCollections.Customers, "Customer", id);
            if (!state.Settings.DeleteCustomersWithTickets && state.Store.CountBy(GorgiasCollections.Tickets, "customer", id) > 0)
            {
                throw GorgiasProblem.Invalid($"Customer {id} has tickets. Delete them first.");
            }
            state.Store.Delete(GorgiasCollections.Customers, id);
        }
        return GorgiasAnswer.Gone;
    }
}
