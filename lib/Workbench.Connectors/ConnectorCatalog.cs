using Workbench.Connectors.Gorgias;
using Workbench.Connectors.Infoset;
using Workbench.Connectors.Intercom;
using Workbench.Connectors.Ivinex;
using Workbench.Connectors.Vivantio;
using Workbench.Connectors.ZohoDesk;

namespace Workbench.Connectors;

/// <summary>Every connector there is: one line per vendor.</summary>
public static class ConnectorCatalog
{
    /// <summary>Vendors to read from, by name.</summary>
    public static IReadOnlyDictionary<string, SourceEntry> Sources { get; } = new SortedDictionary<string, SourceEntry>(StringComparer.Ordinal)
    {
        ["infoset"] = InfosetSource.Entry,
        ["ivinex"] = IvinexSource.Entry,
        ["vivantio"] = VivantioSource.Entry,
    };

    /// <summary>Vendors to write to, by name.</summary>
    public static IReadOnlyDictionary<string, DestinationEntry> Destinations { get; } = new SortedDictionary<string, DestinationEntry>(StringComparer.Ordinal)
    {
        ["gorgias"] = GorgiasDestination.Entry,
        ["intercom"] = IntercomDestination.Entry,
        ["zoho-desk"] = ZohoDeskDestination.Entry,
    };
}
