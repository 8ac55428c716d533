using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Pipeline.Routes;

/// <summary>
/// The route of a pair that has no page: its object table comes from what both connectors can do, its gotchas and rules from the pages
/// of other routes with the same source or destination.
/// </summary>
public static class DerivedRoute
{
    /// <summary>Support word of rows that no page states.</summary>
    public const string NoPage = "no page";

    private const long DefaultMaxFileBytes = 20_000_000;
    private const long DefaultIndividuallyScopedAbove = 2_000_000;

    private static readonly SampleRule DefaultSample = new(
        new SortedDictionary<string, int>(StringComparer.Ordinal)
        {
            [Kind.Ticket.Print()] = 20, [Kind.Contact.Print()] = 10, [Kind.Organization.Print()] = 4,
        },
        25,
        50);

    /// <summary>Derives the route.</summary>
    /// <param name="known">The routes that have pages.</param>
    public static Route Of(
        string source,
        string destination,
        IReadOnlyList<SourceCapability> gives,
        IReadOnlyList<DestinationCapability> takes,
        IReadOnlyList<Route> known)
    {
        var from = known.FirstOrDefault(route => route.Source == source);
        var to = known.FirstOrDefault(route => route.Destination == destination);
        return new Route(
            $"{source}-{destination}",
            source,
            destination,
            Page: null,
            [.. gives.Select(capability => Row(capability, takes))],
            [.. Side(from, "source"), .. Side(to, "destination")],
            to?.Sample ?? DefaultSample,
            to?.LoadOrder ?? [],
            from?.Approach ?? [],
            to?.Hypercare ?? new HypercareRule(7),
            to?.MaxFileBytes ?? DefaultMaxFileBytes,
            to?.IndividuallyScopedAbove ?? DefaultIndividuallyScopedAbove);
    }

    private static IEnumerable<Gotcha> Side(Route? route, string side) => route?.Gotchas.Where(gotcha => gotcha.Side == side) ?? [];

    private static RouteObject Row(SourceCapability capability, IReadOnlyList<DestinationCapability> takes)
    {
        var take = takes.FirstOrDefault(found => found.Kind == capability.Kind)
            ?? new DestinationCapability(capability.Kind, "inventory", Outcome.Inventory, "The destination has no endpoint for it: delivered as an inventory.");
        var origin = capability.IsOperatorFile ? ["No call reads it: it comes from the operator file."] : Array.Empty<string>();
        return new RouteObject(
            capability.Label, take.Label, Cardinality(take.Outcome), NoPage, capability.Kind.Print(), take.Outcome, [take.Note, .. origin]);
    }

    private static string Cardinality(Outcome outcome) => outcome switch
    {
        Outcome.Mapped or Outcome.Merged => "1:1",
        Outcome.Split => "1:many",
        Outcome.Flattened => "many:1",
        _ => "lossy",
    };
}
