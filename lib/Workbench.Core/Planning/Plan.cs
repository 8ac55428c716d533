using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Workbench.Core.Hashing;
using Workbench.Core.Records;

namespace Workbench.Core.Planning;

/// <summary>What moves where, and how. Proposed by the tool, confirmed by a person, bound by hash into every sign-off.</summary>
/// <param name="Route">Source and destination, for example <c>ivinex-intercom</c>.</param>
/// <param name="Objects">One row per source object.</param>
/// <param name="Agents">Source agent id to destination agent id; an agent that is missing goes through <paramref name="PlaceholderAgentId"/>.</param>
/// <param name="PlaceholderAgentId">The destination agent who stands in for former ones; null where none was chosen.</param>
/// <param name="Choices">Route-specific answers by name, for example <c>ticketType=Ivinex ticket</c>.</param>
/// <param name="RejectLimits">How many rejects the load and the cut-over bear; null where the defaults hold.</param>
/// <param name="CutOverBound">Records that the last round of catching up may still find different when the cut-over is signed. 0 by default.</param>
public sealed record Plan(
    string Route,
    IReadOnlyList<ObjectPlan> Objects,
    IReadOnlyDictionary<string, string> Agents,
    string? PlaceholderAgentId,
    IReadOnlyDictionary<string, string> Choices,
    RejectLimits? RejectLimits = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int CutOverBound = 0)
{
    /// <summary>Every gate asks for it again.</summary>
    private static readonly ConditionalWeakTable<Plan, string> Hashes = [];

    /// <summary>SHA-256 (hex) of the whole plan. Its first eight characters are what a writing cell asks for as <c>confirm</c>.</summary>
    public string Hash() => Hashes.GetValue(this, static plan => CanonicalJson.Hash(plan));

    /// <summary>True where a value that cannot be read rejects its record, in at least one row.</summary>
    public bool Rejects() => Objects.Any(row => row.Fields.Any(field => field.OnFailure == OnFailure.Reject));

    /// <summary>The row of a source object, or null where the plan does not name it.</summary>
    public ObjectPlan? For(string sourceObject) => Objects.FirstOrDefault(row => row.SourceObject == sourceObject);

    /// <summary>A choice by name.</summary>
    /// <exception cref="KeyNotFoundException">The plan makes no such choice.</exception>
    public string Choice(string name) => Choices.TryGetValue(name, out var value)
        ? value
        : throw new KeyNotFoundException($"The plan makes no choice '{name}'. Propose the plan again, or add it under \"choices\".");
}

/// <summary>What becomes of one source object.</summary>
/// <param name="SourceObject">Name in the source's snapshot.</param>
/// <param name="DestinationObject">Name in the destination's snapshot; null unless records are written.</param>
/// <param name="OnDrift">What happens where the source object is found changed after the mapping was signed; <c>freeze</c> by default.</param>
public sealed record ObjectPlan(
    string SourceObject,
    string SourceLabel,
    Kind Kind,
    Outcome Outcome,
    string? DestinationObject,
    IReadOnlyList<FieldPlan> Fields,
    string? Reason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] DriftPolicy OnDrift = DriftPolicy.Freeze)
{
    /// <summary>The row of a source field, or null where the plan does not name it.</summary>
    public FieldPlan? For(string sourceField) => Fields.FirstOrDefault(row => row.Source == sourceField);
}

/// <summary>What becomes of one source field.</summary>
/// <param name="Source">Field name in the source object.</param>
/// <param name="Destination">Field name in the destination object; null where the value is skipped or carried by a relation.</param>
/// <param name="Score">How sure the proposal was, 0 to 1; null for a person's own choice.</param>
/// <param name="Why">The reason for the proposal, in words.</param>
/// <param name="OnFailure">What happens to a value that the transform cannot read. A note by default.</param>
public sealed record FieldPlan(
    string Source,
    string? Destination,
    Transform Transform,
    double? Score = null,
    string? Why = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] OnFailure OnFailure = OnFailure.Note);

/// <summary>What happens to a value that its transform cannot read.</summary>
public enum OnFailure
{
    /// <summary>The value stays behind, is listed in a note, and counts as an expected loss; the record goes on without it.</summary>
    Note,

    /// <summary>The whole record becomes a reject with field, value and reason, and can be replayed after the plan was corrected.</summary>
    Reject,
}
