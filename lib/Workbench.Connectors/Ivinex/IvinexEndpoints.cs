using Workbench.Connectors.Http;

namespace Workbench.Connectors.Ivinex;

/// <summary>
/// Every call the connector makes. Call names are the vendor's (training.ivinex.com/ivinex-api-documentation and
/// ivinex.com/demo/api_documentation/api_core.html, read January 2026); one path per call below <c>/API</c> is assumed for the named ones.
/// </summary>
internal static class IvinexEndpoints
{
    private const string NamedCalls = "training.ivinex.com/ivinex-api-documentation, January 2026";
    private const string RecordsPage = "ivinex.com/demo/api_documentation/api_core.html, January 2026";

    public static readonly Endpoint Tabs = new("ivinex.tabs", HttpMethod.Get, "GetTabs.php", Safety.Safe, NamedCalls);
    public static readonly Endpoint Fields = new("ivinex.fields", HttpMethod.Get, "GetFields.php", Safety.Safe, NamedCalls);
    public static readonly Endpoint Records = new("ivinex.records", HttpMethod.Get, "Records.php", Safety.Safe, RecordsPage);
    public static readonly Endpoint GetRecords = new("ivinex.get-records", HttpMethod.Get, "GetRecords.php", Safety.Safe, NamedCalls);
    public static readonly Endpoint Related = new("ivinex.related", HttpMethod.Get, "GetRelatedItems.php", Safety.Safe, NamedCalls);
    public static readonly Endpoint AllRelated = new("ivinex.all-related", HttpMethod.Get, "GetAllRelatedItems.php", Safety.Safe, NamedCalls);
}
