using Workbench.Connectors.Http;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// Every call the connector makes. All are POST and all of them read: the vendor's API is made of calls by name, whatever the verb.
/// Names are from the vendor's samples and collections (github.com/Vivantio: apiexamples, apisamples, apitutorials, January 2026) or, where
/// marked, from third-party clients of the real API.
/// </summary>
internal static class VivantioEndpoints
{
    private const string Samples = "github.com/Vivantio apiexamples and apitutorials, January 2026";
    private const string Clients = "seen in third-party clients (VivantioPS and others), January 2026";
    private const string Assumed = "by the pattern of its neighbours; assumed, January 2026";

    public static readonly Endpoint TicketTypes = Read("ticket-types", "Configuration/TicketTypeSelectAll", Samples);
    public static readonly Endpoint Statuses = Read("statuses", "Configuration/StatusSelectByRecordTypeId/{id}", Samples);
    public static readonly Endpoint Priorities = Read("priorities", "Configuration/PrioritySelectByRecordTypeId/{id}", Samples);
    public static readonly Endpoint Categories = Read("categories", "Configuration/CategorySelectByRecordTypeId/{id}", Clients);
    public static readonly Endpoint Users = Read("users", "Configuration/UserSelectAll", Samples);
    public static readonly Endpoint Groups = Read("groups", "Configuration/GroupSelectAll", Assumed);
    public static readonly Endpoint GroupUsers = Read("group-users", "Configuration/UserSelectByGroupId/{id}", Clients);
    public static readonly Endpoint Forms = Read("forms", "Entity/CustomEntityDefinitionSelectByRecordTypeId", Samples);
    public static readonly Endpoint Form = Read("form", "Entity/CustomEntityDefinitionSelectById/{id}", Samples);
    public static readonly Endpoint FormInstances = Read("form-instances", "Entity/CustomEntitySelectByTypeIdAndParent", Samples);
    public static readonly Endpoint Actions = Read("actions", "Ticket/ActionSelectByParentId/{id}", Samples);
    public static readonly Endpoint Parents = Read("parents", "Ticket/SelectParentTicketsByTicketId", Samples);
    public static readonly Endpoint SlaStages = Read("sla-stages", "Ticket/SLAStageInstanceSelectByTicket/{id}", Samples);
    public static readonly Endpoint Attachments = Read("attachments", "File/AttachmentSelectByParent", Clients);
    public static readonly Endpoint Download = Read("download", "File/AttachmentDownload", Clients);

    /// <summary>Rows of an area that fit a query. It has no pages.</summary>
    public static Endpoint Select(VivantioArea area) => Read($"{area.Word}.select", $"{area.Name}/Select", area.Source);

    /// <summary>Rows of an area by id.</summary>
    public static Endpoint SelectList(VivantioArea area) => Read($"{area.Word}.select-list", $"{area.Name}/SelectList", area.Source);

    private static Endpoint Read(string name, string path, string source) => new($"vivantio.{name}", HttpMethod.Post, path, Safety.Safe, source);
}

/// <summary>One of the vendor's areas of records.</summary>
/// <param name="Name">As it stands in paths, and as a SystemArea.</param>
/// <param name="Word">What people call one of its records here.</param>
internal sealed record VivantioArea(string Name, string Word, string Source)
{
    private const string Samples = "github.com/Vivantio apiexamples, January 2026";
    private const string Clients = "seen in third-party clients, January 2026";
    private const string Assumed = "by the pattern of its neighbours; assumed, January 2026";

    public static readonly VivantioArea Ticket = new("Ticket", "ticket", Samples);
    public static readonly VivantioArea Client = new("Client", "client", Samples);
    public static readonly VivantioArea Caller = new("Caller", "caller", Clients);
    public static readonly VivantioArea Article = new("Article", "article", Clients);
    public static readonly VivantioArea Location = new("Location", "location", Assumed);
    public static readonly VivantioArea Asset = new("Asset", "asset", Assumed);
}
