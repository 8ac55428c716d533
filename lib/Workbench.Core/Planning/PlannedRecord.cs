using Workbench.Core.Records;
using Workbench.Core.Verifying;

namespace Workbench.Core.Planning;

/// <summary>A record after the signed plan was applied and before the destination's composer has shaped it.</summary>
/// <param name="Links">The record's links in both directions of interest: its own, and those the extract step found for it.</param>
/// <param name="Values">One value per source field, in the plan's order.</param>
/// <param name="Notes">Losses and changes that applying the plan caused.</param>
public sealed record PlannedRecord(
    CanonicalRecord Record,
    ObjectPlan Object,
    IReadOnlyList<RecordLink> Links,
    IReadOnlyList<PlannedValue> Values,
    IReadOnlyList<Note> Notes)
{
    public RecordKey Key => Record.Key;

    /// <summary>Why the plan rejects the whole record; null where it goes on.</summary>
    public Rejection? Rejection { get; init; }

    /// <summary>The first record this one is linked to in that role and of that kind; null where there is none.</summary>
    public RecordKey? Linked(string role, Kind kind)
    {
        foreach (var link in Links)
        {
            if (link.Role == role && link.To.Kind == kind)
            {
                return link.To;
            }
        }

        return null;
    }
}

/// <summary>One source field with the value that is to arrive.</summary>
/// <param name="Plan">The plan's row.</param>
/// <param name="Source">The value as the source had it.</param>
/// <param name="Result">The value to write, in canonical form; empty where nothing is written.</param>
/// <param name="Promise">The verdict this field will get if the destination holds <paramref name="Result"/>.</param>
/// <param name="Reason">Reason code for anything but <see cref="VerdictClass.Equal"/>; the transform's name for a mere change.</param>
public sealed record PlannedValue(FieldPlan Plan, FieldValue Source, FieldValue Result, VerdictClass Promise, string? Reason);

/// <summary>A value that its transform cannot read, in a row whose failures reject the record.</summary>
/// <param name="Field">The source field.</param>
/// <param name="Code">One of <see cref="ReasonCode"/>.</param>
/// <param name="Value">The value as text; hostile.</param>
/// <param name="Why">What the transform expected, in words.</param>
public sealed record Rejection(string Field, string Code, string Value, string Why);
