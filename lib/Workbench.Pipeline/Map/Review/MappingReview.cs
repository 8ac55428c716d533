using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Pipeline.Map.Review;

/// <summary>What the plan does to the extracted records, counted over all of them. Examples hold source text: encode them in every output.</summary>
/// <param name="Records">Records to which the plan was applied; those deleted in the source are left out.</param>
public sealed record MappingReview(long Records, IReadOnlyList<ObjectReview> Objects);

/// <summary>One source object, in the order of the plan.</summary>
/// <param name="Fields">In the order of the plan; fields that only records have come last.</param>
/// <param name="Unusual">Records worth looking at: the longest, the fullest, those that lose most, and the first.</param>
public sealed record ObjectReview(ObjectPlan Plan, long Records, IReadOnlyList<FieldReview> Fields, IReadOnlyList<RecordKey> Unusual);

/// <summary>The loss budget of one field: filled is kept, changed and lost added up.</summary>
/// <param name="Label">What people call the field.</param>
/// <param name="Filled">Records whose source carries a value.</param>
/// <param name="Kept">Of those, records whose value arrives as it is.</param>
/// <param name="Changed">Records whose value arrives in another form.</param>
/// <param name="Losses">Records whose value, or a part of it, does not arrive, by reason code; the most frequent first.</param>
/// <param name="Risks">Values that do not fit, worst first.</param>
/// <param name="Unmapped">
/// Values that have no counterpart, the most frequent first: labels that the value map does not name, agents for whom nobody stands, teams
/// of whose name the destination has none.
/// </param>
/// <param name="IsUnmappedComplete">False where there were more different ones than are counted.</param>
public sealed record FieldReview(
    FieldPlan Row,
    string Label,
    long Filled,
    long Kept,
    long Changed,
    IReadOnlyList<ReasonTally> Losses,
    IReadOnlyList<ValueRisk> Risks,
    IReadOnlyList<ValueTally> Unmapped,
    bool IsUnmappedComplete)
{
    /// <summary>Records whose value, or a part of it, does not arrive.</summary>
    public long Lost => Losses.Sum(loss => loss.Records);
}

/// <summary>How many records lose a value for a reason.</summary>
public sealed record ReasonTally(string Code, long Records);

/// <summary>How many records carry a value.</summary>
public sealed record ValueTally(string Value, long Records);

/// <summary>Values of one field that do not fit their destination as they are.</summary>
/// <param name="Limit">UTF-16 characters that fit; null where length is not the trouble.</param>
/// <param name="Longest">UTF-16 characters of the longest value concerned.</param>
/// <param name="CharactersLost">UTF-16 characters that do not arrive, over all records; 0 where nothing is cut.</param>
/// <param name="Example">The record with the longest such value.</param>
/// <param name="Value">The beginning of that value.</param>
public sealed record ValueRisk(RiskKind Kind, int? Limit, long Records, int Longest, long CharactersLost, RecordKey Example, string Value);

/// <summary>Why a value does not fit.</summary>
public enum RiskKind
{
    /// <summary>The plan cuts it.</summary>
    Cut,

    /// <summary>Longer than the destination's field: the destination's connector cuts it or puts it elsewhere.</summary>
    TooLong,

    /// <summary>The destination's field holds another type.</summary>
    WrongType,

    /// <summary>None of the choices that the destination's list has now; provisioning adds it where the vendor allows that.</summary>
    UnknownChoice,

    /// <summary>The source itself holds something that is no value of the field's type.</summary>
    Unreadable,
}
