using System.Text.Json.Nodes;

namespace Workbench.Emulators.Gorgias;

/// <summary>/api/tickets/{id}/tags: adds, replaces and removes, each with an empty answer.</summary>
internal sealed class TicketTags(GorgiasState state, TicketBook book, TagBook tags)
{
    private const string Path = "/api/tickets/{id}/tags";

    private static readonly BodyShape Shape = new()
    {
        ["ids"] = FieldRules.List(FieldRules.Whole()), ["names"] = FieldRules.List(FieldRules.Text(256, 1)),
    };

    public void Map(GorgiasRoutes routes)
    {
        routes.Get(Path, Scopes.Tickets, [], call => new JsonObject { ["data"] = tags.Nested(book.Require(call.Route("id"))) });
        routes.Post(Path, Scopes.Tickets, call => Change(call, 201, (had, named) => had.Concat(named)));
        routes.Put(Path, Scopes.Tickets, call => Change(call, 202, (_, named) => named));
        routes.Delete(Path, Scopes.Tickets, call => Change(call, 204, (had, named) => had.Except(named)));
    }

    private GorgiasAnswer Change(GorgiasCall call, int status, Func<IEnumerable<long>, IEnumerable<long>, IEnumerable<long>> combine)
    {
        var ticket = book.Require(call.Route("id"));
        var form = call.Form(Shape, "change the tags of a ticket");
        var named = form.Array("ids").Select(id => (JsonNode?)new JsonObject { ["id"] = id!.DeepClone() })
            .Concat(form.Array("names").Select(name => (JsonNode?)new JsonObject { ["name"] = name!.DeepClone() }));
        var had = ticket.Array("tag_ids").Select(id => id!.GetValue<long>()).ToList();
        ticket["tag_ids"] = TagBook.Distinct([.. combine(had, [.. tags.Resolve(named)])]);
        book.Touch(ticket);
        state.Record(call.CallerId, "ticket-tags-changed", "Ticket", ticket.Whole("id")!.Value);
        return new GorgiasAnswer(status);
    }
}
