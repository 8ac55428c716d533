using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>/api/users; <c>0</c> stands for the caller.</summary>
internal sealed class Users(GorgiasState state, Listing listing, UserBook book)
{
    public void Map(GorgiasRoutes routes)
    {
        routes.Get("/api/users", Scopes.Users, [.. Listing.Names, "email", "external_id", "search", "roles"], List);
        routes.Get("/api/users/{id}", Scopes.Users, ["relationships"], call => Require(call));
        routes.Post("/api/users", Scopes.Users, call =>
            GorgiasAnswer.Created(book.Create(call.Form(UserBook.Shape, "create user"), call.Verb)));
        routes.Put("/api/users/{id}", Scopes.Users, call =>
        {
            var user = Require(call);
            book.Update(user, call.Form(UserBook.Shape.Partial(), "update user"));
            return user;
        });
        routes.Delete("/api/users/{id}", Scopes.Users, call =>
        {
            var user = Require(call);
            if (user.Whole("id") == call.CallerId)
            {
                throw GorgiasProblem.Invalid("You cannot delete yourself.");
            }
            state.Store.Delete(GorgiasCollections.Users, user.Text("id")!);
            return GorgiasAnswer.Gone;
        });
    }

    private JsonObject Require(GorgiasCall call) =>
        call.Route("id") == "0" ? call.Caller : state.Require(GorgiasCollections.Users, "User", call.Route("id"));

    private GorgiasAnswer List(GorgiasCall call)
    {
        var roles = call.QueryList("roles");
        return listing.Page(call, new ListPlan(GorgiasCollections.Users, user => user)
        {
            By = call.Query("email") is { } email ? new Lookup("email", email.ToLowerInvariant())
                : call.Query("external_id") is { } external ? new Lookup("external_id", external)
                : null,
            Where = user =>
                (roles.Count == 0 || roles.Contains(user["role"].Text("name")))
                && (call.Query("external_id") is not { } wanted || user.Text("external_id") == wanted)
                && (call.Query("search") is not { } words || $"{user.Text("name")} {user.Text("email")}".Contains(
                    words, StringComparison.OrdinalIgnoreCase)),
            Orders = ["created_datetime", "updated_datetime", "name", "email"],
        });
    }
}
