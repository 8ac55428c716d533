using Workbench.Connectors;
using Workbench.Core.Errors;
using Workbench.Pipeline.Routes;

namespace Workbench.Notebooks.Migrations;

/// <summary>Every pair of source and destination: those with a page, and those derived from what the connectors can do.</summary>
public static class RouteCatalog
{
    /// <summary>Names of all pairs, those with a page first.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Route.Names(),
        .. ConnectorCatalog.Sources.Keys
            .SelectMany(source => ConnectorCatalog.Destinations.Keys.Select(destination => $"{source}-{destination}"))
            .Except(Route.Names(), StringComparer.Ordinal),
    ];

    /// <summary>The route of that name.</summary>
    /// <exception cref="PlanException">No connectors of these names exist.</exception>
    public static Route Load(string name)
    {
        if (Route.Names().Contains(name, StringComparer.Ordinal))
        {
            return Route.Load(name);
        }

        var pair = ConnectorCatalog.Sources
            .SelectMany(source => ConnectorCatalog.Destinations.Select(destination => (Source: source, Destination: destination)))
            .FirstOrDefault(found => $"{found.Source.Key}-{found.Destination.Key}" == name);
        return pair.Source.Key is null
            ? throw new PlanException($"There is no route '{name}'. Known routes: {string.Join(", ", Names)}.")
            : DerivedRoute.Of(
                pair.Source.Key, pair.Destination.Key, pair.Source.Value.Gives, pair.Destination.Value.Takes, [.. Route.Names().Select(Route.Load)]);
    }
}
