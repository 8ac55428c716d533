using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;

namespace Workbench.Pipeline.Routes;

/// <summary>
/// One pair of source and destination: as it is promised to customers, from <c>data/routes/*.json</c>, or derived from what both
/// connectors can do (<see cref="DerivedRoute"/>).
/// </summary>
/// <param name="Page">What the pair's page states; null for a pair without a page.</param>
/// <param name="MaxFileBytes">Larger files form the transfer package.</param>
/// <param name="IndividuallyScopedAbove">Records above which no standard estimate is given.</param>
public sealed record Route(
    string Name,
    string Source,
    string Destination,
    RoutePage? Page,
    IReadOnlyList<RouteObject> Objects,
    IReadOnlyList<Gotcha> Gotchas,
    SampleRule Sample,
    IReadOnlyList<string> LoadOrder,
    IReadOnlyList<string> Approach,
    HypercareRule Hypercare,
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
/// <param name="Percent">Null where the page states none.</param>
/// <param name="Axes">Only those whose grade the page states.</param>
/// <param name="TimelineRules">The first that applies decides; where none does, <paramref name="Timeline"/>.</param>
public sealed record RoutePage(
    int OneToOne, int Objects, int? Percent, string OverallGrade, IReadOnlyList<GradedAxis> Axes, string Timeline, IReadOnlyList<TimelineRule> TimelineRules);

public sealed record GradedAxis(string Axis, string Grade);

/// <summary>
/// When the page states which duration. Counts go by printed kind, and by <c>record</c>, <c>custom-field</c> and <c>legacy-field</c>; a
/// rule applies where every count of <paramref name="AtMost"/> and any of <paramref name="AtLeast"/> is met.
/// </summary>
/// <param name="Weeks">For example <c>3-5</c>.</param>
public sealed record TimelineRule(
    string When, string Weeks, IReadOnlyDictionary<string, long>? AtMost = null, IReadOnlyDictionary<string, long>? AtLeast = null);

/// <summary>One row of the page's object table: its own words, and our outcome with notes.</summary>
/// <param name="Cardinality">The page's word, for example <c>1:1</c> or <c>lossy</c>.</param>
/// <param name="Support">The page's word, for example <c>Fully supported</c>.</param>
/// <param name="Kind">Printed kind of the source records; null for a row that is about fields.</param>
/// <param name="Form">Form of the messages meant, where the kind is <c>message</c>.</param>
/// <param name="Plans">Plans of the destination on which the row's feature exists; null where it exists on all.</param>
public sealed record RouteObject(
    string Source,
    string Destination,
    string Cardinality,
    string Support,
    string? Kind,
    Outcome Outcome,
    IReadOnlyList<string> Notes,
    string? Form = null,
    IReadOnlyList<string>? Plans = null)
{
    /// <summary>The honest split: what the real APIs let arrive, whatever the page's word is.</summary>
    public Arrival Arrival => Outcome switch
    {
        Outcome.Inventory => Arrival.Inventory,
        Outcome.NotMigrated => Arrival.NotPossible,
        _ => Arrival.Data,
    };
}

/// <summary>How a row of the object table reaches the customer.</summary>
public enum Arrival
{
    /// <summary>Arrives as data in the destination.</summary>
    Data,

    /// <summary>Is delivered as a written inventory.</summary>
    Inventory,

    /// <summary>Is not possible through the real API.</summary>
    NotPossible,
}

/// <summary>Something that goes wrong on this route, with the check that tells whether it does here.</summary>
/// <param name="Side"><c>source</c>, <c>destination</c> or <c>pair</c>.</param>
/// <param name="Severity"><c>high</c>, <c>medium</c> or <c>low</c>.</param>
/// <param name="Check">Name of the check in <see cref="Discover.GotchaChecks"/>, with its argument after a colon.</param>
/// <param name="IsSeverityOurs">True where the page states no severity.</param>
public sealed record Gotcha(string Code, string Side, string Severity, string Text, string Check, bool IsSeverityOurs = false);

/// <summary>How many records of each kind a sample migration takes, and how many people look at.</summary>
public sealed record SampleRule(IReadOnlyDictionary<string, int> Quotas, int SpotCheckMin, int SpotCheckMax);

/// <summary>Support after the cut-over.</summary>
public sealed record HypercareRule(int Days, bool IsBusinessDays = false)
{
    public override string ToString() => $"{Days} {(IsBusinessDays ? "business days" : "days")}";
}
