using Workbench.Pipeline.Map.Matching;
using Workbench.Pipeline.Map.Matching.Values;

namespace Workbench.Pipeline.Map.Proposals;

/// <summary>
/// What was proposed when the plan was made, and why. Evidence beside the plan: the displays read it, no step decides by it, and no
/// signature binds it. Source text in it is hostile.
/// </summary>
/// <param name="PlanHash">Hash of the plan as it was proposed, before anybody edited it.</param>
/// <param name="Fields">One for every row of the plan, in its order.</param>
/// <param name="Values">One for every field whose values are translated, and for every list that was not taken because values lack.</param>
/// <param name="Agents">Source agents for whom no destination agent has the e-mail address.</param>
/// <param name="Teams">Source teams.</param>
public sealed record MappingProposals(
    string Route,
    string PlanHash,
    IReadOnlyList<ProposedField> Fields,
    IReadOnlyList<ProposedValues> Values,
    IReadOnlyList<ProposedPerson> Agents,
    IReadOnlyList<ProposedPerson> Teams);

/// <summary>What was proposed for one source field.</summary>
/// <param name="Object">Name of the source object.</param>
/// <param name="Source">Name of the source field.</param>
/// <param name="Chosen">The destination field of the proposed row; null where the field is left behind.</param>
/// <param name="Score">Probability that a person would confirm it, 0 to 1; null where nothing was guessed.</param>
/// <param name="Reasons">The strongest first.</param>
/// <param name="NextBest">Other existing fields, the likeliest first; at most three.</param>
/// <param name="Abstained">True where existing fields were looked for and none was taken.</param>
/// <param name="Creation">The field that the row creates, where it creates one.</param>
/// <param name="Advice">What an advisor suggested, or why it did not; null where none was asked. It changed nothing but the order of the next best.</param>
public sealed record ProposedField(
    string Object,
    string Source,
    ProposalBasis Basis,
    string? Chosen,
    double? Score,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<NextBest> NextBest,
    bool Abstained,
    NewField? Creation = null,
    string? Advice = null);

/// <summary>What a proposal rests on.</summary>
public enum ProposalBasis
{
    /// <summary>The field's role says where it goes.</summary>
    Role,

    /// <summary>A rule of the destination's connector says what becomes of such fields: a line of text, a relation, an inventory.</summary>
    Rule,

    /// <summary>An existing field of the destination was found for it.</summary>
    Existing,

    /// <summary>No existing field fits, so one is created.</summary>
    Creation,
}

/// <summary>An existing destination field that was not chosen.</summary>
/// <param name="Refused">Why it could not be taken although it was the likeliest; null where it was less likely.</param>
public sealed record NextBest(string Field, double Score, IReadOnlyList<string> Reasons, string? Refused = null);

/// <summary>Values of one source field and their counterparts.</summary>
/// <param name="Destination">The existing field that has them.</param>
/// <param name="Pairs">What the matcher found; a map that the connector knows by rule is not repeated here.</param>
/// <param name="Unmapped">All values without counterpart.</param>
/// <param name="InPlan">False where the list was not taken, because a value would have been lost.</param>
public sealed record ProposedValues(
    string Object, string Source, string Destination, IReadOnlyList<ValuePair> Pairs, IReadOnlyList<UnmappedValue> Unmapped, bool InPlan);

/// <summary>A source agent or team.</summary>
/// <param name="Chosen">Id of the counterpart that the plan or the destination's rule takes; null where there is none.</param>
/// <param name="Suggested">Id of one whose name is alike. A person decides: it is never taken by itself.</param>
/// <param name="Score">How alike the names are, 0 to 1; null without a suggestion.</param>
public sealed record ProposedPerson(string Id, string Name, string? Chosen, string? Suggested, double? Score, string Reason);
