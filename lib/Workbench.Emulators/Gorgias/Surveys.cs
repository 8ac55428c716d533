using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>/api/satisfaction-surveys: one per ticket, replaced whole, never deleted.</summary>
internal sealed class Surveys(GorgiasState state, Listing listing)
{
    private const string Path = "/api/satisfaction-surveys";

    private static readonly string[] Instants = ["created_datetime", "scored_datetime", "sent_datetime", "should_send_datetime"];

    private static readonly BodyShape Shape = new()
    {
        ["customer_id"] = FieldRules.Whole().Required,
        ["ticket_id"] = FieldRules.Whole().Required,
        ["score"] = FieldRules.Whole(1, 5),
        ["body_text"] = FieldRules.Text(1000),
        ["created_datetime"] = FieldRules.Instant,
        ["scored_datetime"] = FieldRules.Instant,
        ["sent_datetime"] = FieldRules.Instant,
        ["should_send_datetime"] = FieldRules.Instant,
        ["meta"] = FieldRules.FreeObject,
    };

    public void Map(GorgiasRoutes routes)
    {
        routes.Get(Path, Scopes.Surveys, [.. Listing.Names, "ticket_id"], call => listing.Page(
            call,
            new ListPlan(GorgiasCollections.Surveys, survey => survey)
            {
                By = call.Query("ticket_id") is { } ticket ? new Lookup("ticket", ticket) : null,
                Orders = ["created_datetime"],
            }));
        routes.Get(Path + "/{id}", Scopes.Surveys, [], call => Require(call));
        routes.Post(Path, Scopes.Surveys, call => GorgiasAnswer.Created(Write(call, state.NextId(GorgiasCollections.Surveys), state.Now)));
        routes.Put(Path + "/{id}", Scopes.Surveys, call =>
        {
            var survey = Require(call);
            return Write(call, survey.Whole("id")!.Value, survey.Text("created_datetime")!);
        });
    }

    private JsonObject Require(GorgiasCall call) => state.Require(GorgiasCollections.Surveys, "Satisfaction survey", call.Route("id"));

    private JsonObject Write(GorgiasCall call, long id, string createdAt)
    {
        var form = call.Form(Shape, "write satisfaction survey");
        RequireKnown(GorgiasCollections.Customers, form, "customer_id");
        RequireKnown(GorgiasCollections.Tickets, form, "ticket_id");
        var ticket = form.Text("ticket_id")!;
        if (state.Store.FindBy(GorgiasCollections.Surveys, "ticket", ticket).Any(other => other.Id != JsonReading.Digits(id)))
        {
            throw GorgiasProblem.Taken("ticket_id", $"Ticket {ticket} already has a satisfaction survey.");
        }
        var survey = new JsonObject { ["id"] = id, ["uri"] = $"{Path}/{JsonReading.Digits(id)}/" };
        foreach (var name in (string[])["customer_id", "ticket_id", "score", "body_text", "meta"])
        {
            survey[name] = form.Copy(name);
        }
        foreach (var name in Instants)
        {
            survey[name] = GorgiasTime.Parse(form.Text(name)) is { } at ? GorgiasTime.Format(at) : null;
        }
        survey["created_datetime"] ??= createdAt;
        if (survey["should_send_datetime"] is not null && survey["sent_datetime"] is null)
        {
            state.Outbox.Add("email", form.Text("customer_id")!, $"{call.Verb} with should_send_datetime");
        }
        state.Put(GorgiasCollections.Surveys, survey, new Lookup("ticket", ticket));
        return survey;
    }

    private void RequireKnown(string collection, JsonObject form, string name) =>
        _ = state.Find(collection, form.Whole(name)) ?? throw GorgiasProblem.Field(name, $"'{form.Text(name)}' does not exist.");
}
