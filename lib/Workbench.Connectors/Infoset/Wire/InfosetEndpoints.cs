using Workbench.Connectors.Http;

namespace Workbench.Connectors.Infoset.Wire;

/// <summary>
/// Every call the connector makes; all of them read. The vendor publishes no reference: calls marked as seen stand in a third-party client of the
/// real API (github.com/sudohakan/infoset-mcp, read January 2026), the others are assumed and tried before they are relied on.
/// </summary>
internal static class InfosetEndpoints
{
    private const string Seen = "github.com/sudohakan/infoset-mcp, January 2026";
    private const string Assumed = "neither documented nor seen; assumed, January 2026";

    public static readonly Endpoint Login = new("infoset.login", HttpMethod.Post, "v1/login/token", Safety.Safe, Seen);
    public static readonly Endpoint Me = new("infoset.me", HttpMethod.Get, "v1/users/me", Safety.Safe, Seen);
    public static readonly Endpoint Tickets = new("infoset.tickets", HttpMethod.Get, "v1/tickets", Safety.Safe, Seen);
    public static readonly Endpoint Logs = new("infoset.logs", HttpMethod.Get, "v1/tickets/logs", Safety.Safe, Seen);
    public static readonly Endpoint Email = new("infoset.email", HttpMethod.Get, "v1/email/{id}", Safety.Safe, Seen);
    public static readonly Endpoint Breaches = new("infoset.breaches", HttpMethod.Get, "v1/slas/breaches", Safety.Safe, Seen);
    public static readonly Endpoint Contacts = new("infoset.contacts", HttpMethod.Get, "v1/contacts", Safety.Safe, Seen);
    public static readonly Endpoint Companies = new("infoset.companies", HttpMethod.Get, "v1/companies", Safety.Safe, Assumed);
    public static readonly Endpoint Company = new("infoset.company", HttpMethod.Get, "v1/companies/{id}", Safety.Safe, Seen);
    public static readonly Endpoint Deals = new("infoset.deals", HttpMethod.Get, "v1/deals", Safety.Safe, Seen);
    public static readonly Endpoint DealLogs = new("infoset.deal-logs", HttpMethod.Get, "v1/deals/logs", Safety.Safe, Assumed);
    public static readonly Endpoint Users = new("infoset.users", HttpMethod.Get, "v1/users", Safety.Safe, Assumed);
    public static readonly Endpoint Teams = new("infoset.teams", HttpMethod.Get, "v1/teams", Safety.Safe, Assumed);
    public static readonly Endpoint Tags = new("infoset.tags", HttpMethod.Get, "v1/tags", Safety.Safe, Assumed);
    public static readonly Endpoint Pipelines = new("infoset.pipelines", HttpMethod.Get, "v1/pipelines", Safety.Safe, Assumed);
    public static readonly Endpoint Properties = new("infoset.properties", HttpMethod.Get, "v1/properties", Safety.Safe, Assumed);
}
