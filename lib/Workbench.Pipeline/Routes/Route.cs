using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;

namespace Workbench.Pipeline.Routes;

/// <summary>One pair of source and destination as it is promised to customers, as data (<c>data/routes/*.json</c>).</summary>
/// <param name="HypercareDays">Days of support after the cut-over.</param>
/// <param name="MaxFileBytes">Larger files form the transfer package.</param>
/// <param name="IndividuallyScopedAbove">Records above which no standard estimate is given.</param>
public sealed record Route(
    string Name,
    string Source,
    string Destination,
    RoutePage Page,
    IReadOnlyList<RouteObject> Objects,
    IReadOnlyList<Gotcha> Gotchas,
    SampleRule Sample,
    IReadOnlyList<string> LoadOrder,
    IReadOnlyList<string> Approach,
    int HypercareDays,
    long MaxFileBytes,
    long IndividuallyScopedAbove)
{
    /// <summary>Hash of the route's data, bound into every sign-off.</summary>
    public string Hash() => CanonicalJson.Hash(this);

    /// <summary>Reads one of the routes that ship with the workbench.</summary>
    /// <exception cref="PlanException">There is no such route.</exception>
    public static Route Load(string name)
    {
        using var stream = typeof(Route).Assembly.GetManifestResourceStream($"routes/{name}.json")
            ?? throw new PlanException($"There is no route '{name}'. Known routes: {string.Join(", ", Names())}.");
        return JsonSerializer.Deserialize<Route>(stream, CanonicalJson.Options)!;
    }

    /// <summary>Names of the routes that ship with the workbench.</summary>
    public static IReadOnlyList<string> Names() =>
        [.. typeof(Route).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("routes/", StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(name["routes/".Length..]))
            .Order(StringComparer.Ordinal)];
}

/// <summary>What the route's page states, quoted: counts, grades, timeline.</summary>
public sealed record RoutePage(
    int OneToOne, int Objects, int? Percent, string OverallGrade, IReadOnlyList<GradedAxis> Axes, string Timeline, IReadOnlyList<TimelineRule> TimelineRules);

public sealed record GradedAxis(string Axis, string Grade);

/// <summary>When the page states which duration. Bounds that are null do not apply.</summary>
public sealed record TimelineRule(string When, string Weeks, long? MaxRecords = null, int? MinCustomFields = null, long? MinActivities = null);

/// <summary>One row of the page's object table: its own words, and our outcome with notes.</summary>
/// <param name="Cardinality">The page's word, for example <c>1:1</c> or <c>lossy</c>.</param>
/// <param name="Support">The page's word, for example <c>Fully supported</c>.</param>
/// <param name="Kind">Printed kind of the source records; null for a row that is about fields.</param>
/// <param name="Form">Form of the messages meant, where the kind is <c>message</c>.</param>
public sealed record RouteObject(
    string Source, string Destination, string Cardinality, string Support, string? Kind, Outcome Outcome, IReadOnlyList<string> Notes, string? Form = null);

/// <summary>Something that goes wrong on this route, with the check that tells whether it does here.</summary>
/// <param name="Side"><c>source</c>, <c>destination</c> or <c>pair</c>.</param>
/// <param name="Severity"><c>high</c>, <c>medium</c> or <c>low</c>, as the page states it, or derived for pair-specific ones.</param>
/// <param name="Check">Name of the check in <see cref="Discover.GotchaChecks"/>.</param>
public sealed record Gotcha(string Code, string Side, string Severity, string Text, string Check);

/// <summary>How many records of each kind a sample migration takes, and how many people look at.</summary>
public sealed record SampleRule(IReadOnlyDictionary<string, int> Quotas, int SpotCheckMin, int SpotCheckMax);
