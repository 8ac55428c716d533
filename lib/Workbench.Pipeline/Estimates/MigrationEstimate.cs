using System.Text.Json.Serialization;
using Workbench.Core.Hashing;
using Workbench.Core.Records;

namespace Workbench.Pipeline.Estimates;

/// <summary>What a migration will take, from discovery's counts alone.</summary>
/// <param name="Route">For example <c>ivinex-intercom</c>.</param>
/// <param name="Records">Records of all kinds, assumed ones among them.</param>
/// <param name="FileBytes">Bytes of all files, assumed.</param>
/// <param name="Steps">In the order of the notebooks.</param>
/// <param name="Shortest">Duration where everything assumed is less by <see cref="Assumptions.Spread"/>.</param>
/// <param name="Longest">Duration where it is more, with one settle delay.</param>
/// <param name="Limit">What decides most of the duration: a limit with its vendor's name, or the transfer of files; null for the time that answers take.</param>
/// <param name="Assumed">Kinds of records whose number is assumed.</param>
public sealed record MigrationEstimate(
    string Route,
    double Records,
    double FileBytes,
    IReadOnlyList<EstimatedStep> Steps,
    TimeSpan Shortest,
    TimeSpan Longest,
    string? Limit,
    IReadOnlyList<Kind> Assumed,
    Assumptions Assumptions)
{
    [JsonIgnore]
    public TimeSpan Duration => new(Steps.Sum(step => step.Duration.Ticks));

    [JsonIgnore]
    public double Requests => Steps.Sum(step => step.SourceRequests + step.DestinationRequests);

    [JsonIgnore]
    public double Credits => Steps.Sum(step => step.Credits);

    /// <summary>What makes it long: work by step and kind of record, longest first.</summary>
    [JsonIgnore]
    public IReadOnlyList<CostDriver> Drivers => [.. Steps
        .SelectMany(step => step.Calls.Select(call => (step.Name, call.Kind, call.Duration)))
        .GroupBy(call => (call.Name, call.Kind))
        .Select(group => new CostDriver(group.Key.Name, group.Key.Kind, group.Sum(call => call.Duration.TotalSeconds) / Math.Max(Duration.TotalSeconds, 0.001)))
        .OrderByDescending(driver => driver.Share)];

    /// <summary>SHA-256 (hex) of everything above: what the signed scope binds.</summary>
    public string Hash() => CanonicalJson.Hash(this);
}

/// <summary>One step of the migration.</summary>
/// <param name="Name">As <see cref="StepNames"/> has it.</param>
/// <param name="Credits">Credits at the destination; as many as calls where it counts none.</param>
/// <param name="Bytes">Bytes of files that are moved.</param>
/// <param name="Limit">The limit that holds the step up; null where the time of answers does.</param>
public sealed record EstimatedStep(
    string Name, double SourceRequests, double DestinationRequests, double Credits, double Bytes, TimeSpan Duration, string? Limit, IReadOnlyList<EstimatedCalls> Calls);

/// <summary>Calls of one sort within a step.</summary>
/// <param name="System">The vendor.</param>
/// <param name="Call">Method and path.</param>
/// <param name="Kind">Records they are made for; null where they are made for the account.</param>
/// <param name="Duration">Their part of the step's duration.</param>
public sealed record EstimatedCalls(string System, string Call, Kind? Kind, double Requests, TimeSpan Duration);

/// <summary>A part of the whole duration.</summary>
/// <param name="Share">0 to 1.</param>
public sealed record CostDriver(string Step, Kind? Kind, double Share);
