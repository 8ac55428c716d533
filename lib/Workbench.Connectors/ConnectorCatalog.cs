using Workbench.Connectors.Intercom;
using Workbench.Connectors.Ivinex;
using Workbench.Core.Connectors;

namespace Workbench.Connectors;

/// <summary>Every connector there is: one line per vendor.</summary>
public static class ConnectorCatalog
{
    /// <summary>Vendors to read from, by name.</summary>
    public static IReadOnlyDictionary<string, Func<ConnectionProfile, ConnectorServices, ISourceConnector>> Sources { get; } =
        new Dictionary<string, Func<ConnectionProfile, ConnectorServices, ISourceConnector>>(StringComparer.Ordinal)
        {
            ["ivinex"] = IvinexSource.Open,
        };

    /// <summary>Vendors to write to, by name.</summary>
    public static IReadOnlyDictionary<string, Func<ConnectionProfile, ConnectorServices, IDestinationConnector>> Destinations { get; } =
        new Dictionary<string, Func<ConnectionProfile, ConnectorServices, IDestinationConnector>>(StringComparer.Ordinal)
        {
            ["intercom"] = IntercomDestination.Open,
        };

    /// <summary>Names of the secrets that each vendor's profile must hold.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> SecretNames { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["ivinex"] = ["password"],
            ["intercom"] = ["token"],
        };
}
