using System.Text.Json.Nodes;

namespace Workbench.Emulators.Gorgias;

/// <summary>PUT /api/customers/merge: the ids stand in the query, the source is gone afterwards.</summary>
internal sealed class CustomerMerge(GorgiasState state, CustomerBook customers, TicketBook tickets)
{
    public void Map(GorgiasRoutes routes) =>
        routes.Put("/api/customers/merge", Scopes.Customers, Merge, "source_id", "target_id");

    private GorgiasAnswer Merge(GorgiasCall call)
    {
        call.RefuseBody();
        var source = Require(call, "source_id");
        var kept = Require(call, "target_id");
        if (source.Text("id") == kept.Text("id"))
        {
            throw GorgiasProblem.Field("target_id", "Must differ from source_id.");
        }
        var shared = kept.Array("integration_ids").Select(JsonReading.AsText)
            .Intersect(source.Array("integration_ids").Select(JsonReading.AsText));
        if (shared.Any())
        {
            throw GorgiasProblem.Taken("source_id", "Both customers hold data of the same integration.");
        }
        state.Store.Delete(GorgiasCollections.Customers, source.Text("id")!);
        var channels = kept.Array("channels").Concat(source.Array("channels")).Select(channel => channel!.DeepClone()).ToJsonArray();
        customers.Update(kept, new JsonObject { ["channels"] = channels, ["email"] = kept.Copy("email") ?? source.Copy("email") });
        tickets.Rehome(source.Text("id")!, kept.Whole("id")!.Value);
        return CustomerBook.View(kept, withFields: true);
    }

    private JsonObject Require(GorgiasCall call, string name) => state.Require(
        GorgiasCollections.Customers, "Customer", call.Query(name) ?? throw GorgiasProblem.Field(name, "Missing data for required field."));
}
