using Workbench.Core.Planning;
using Workbench.Pipeline.Map.Matching;

namespace Workbench.Pipeline.Map.Proposals;

/// <summary>A plan as it is proposed, with what led to it.</summary>
/// <param name="Asked">The fields for which existing ones were looked for, object by object.</param>
public sealed record ProposedPlan(Plan Plan, MappingProposals Proposals, IReadOnlyList<AskedField> Asked);

/// <summary>A source field for which existing fields of the destination were looked for.</summary>
/// <param name="Object">Name of the source object.</param>
/// <param name="Answer">What the proposer said, before anything was taken or refused.</param>
public sealed record AskedField(string Object, FieldProposal Answer);
