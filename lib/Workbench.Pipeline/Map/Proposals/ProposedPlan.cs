using Workbench.Core.Planning;

namespace Workbench.Pipeline.Map.Proposals;

/// <summary>A plan as it is proposed, with what led to it.</summary>
public sealed record ProposedPlan(Plan Plan, MappingProposals Proposals);
