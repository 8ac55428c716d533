using System.Collections.Frozen;
using Workbench.Connectors.Http;

namespace Workbench.Connectors.Gorgias.Wire;

/// <summary>
/// Every call the connector makes. There is no row for users, so none can be created and invited, and none for messages' actions, surveys or
/// merges.
/// </summary>
public static class GorgiasEndpoints
{
    private const string Reference = "developers.gorgias.com reference, 2026";

    private static readonly FrozenDictionary<string, Endpoint> Rows = new Endpoint[]
    {
        Safe("account", "/api/account"),
        Safe("me", "/api/users/0"),
        Safe("users", "/api/users"),
        Safe("teams", "/api/teams"),
        Safe("tags", "/api/tags"),
        Safe("rules", "/api/rules"),
        Safe("integrations", "/api/integrations"),
        Safe("custom-fields", "/api/custom-fields"),
        Safe("customers", "/api/customers"),
        Safe("customer", "/api/customers/{customer_id}"),
        Safe("tickets", "/api/tickets"),
        Safe("ticket", "/api/tickets/{ticket_id}"),
        Safe("messages", "/api/messages"),
        Post("customer.create", "/api/customers"),
        Put("customer.update", "/api/customers/{customer_id}"),
        Put("customer.values", "/api/customers/{customer_id}/custom-fields"),
        Delete("customer.delete", "/api/customers/{customer_id}"),
        Post("upload", "/api/upload"),
        Post("ticket.create", "/api/tickets"),
        Put("ticket.update", "/api/tickets/{ticket_id}"),
        Put("ticket.values", "/api/tickets/{ticket_id}/custom-fields"),
        Delete("ticket.delete", "/api/tickets/{ticket_id}"),
        Post("message.create", "/api/tickets/{ticket_id}/messages"),
        Put("message.update", "/api/tickets/{ticket_id}/messages/{message_id}"),
        Delete("message.delete", "/api/tickets/{ticket_id}/messages/{message_id}"),
        Post("custom-field.create", "/api/custom-fields"),
        Put("custom-field.update", "/api/custom-fields/{field_id}"),
        Post("tag.create", "/api/tags"),
        Delete("tag.delete", "/api/tags/{tag_id}"),
        Post("team.create", "/api/teams"),
        Delete("team.delete", "/api/teams/{team_id}"),
    }.ToFrozenDictionary(row => row.Name, StringComparer.Ordinal);

    /// <summary>All rows.</summary>
    public static IReadOnlyCollection<Endpoint> All => Rows.Values;

    /// <summary>The row of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static Endpoint Of(string name) => Rows[name];

    private static Endpoint Safe(string name, string path) => new(name, HttpMethod.Get, path, Safety.Safe, Reference);

    private static Endpoint Post(string name, string path) => new(name, HttpMethod.Post, path, Safety.Write, Reference);

    private static Endpoint Put(string name, string path) => new(name, HttpMethod.Put, path, Safety.Write, Reference);

    private static Endpoint Delete(string name, string path) => new(name, HttpMethod.Delete, path, Safety.Write, Reference);
}
