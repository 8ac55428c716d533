namespace Workbench.Pipeline.Map.Matching.Advisor;

/// <summary>A proposal after the advisor was asked, or was not.</summary>
/// <param name="Proposal">
/// The proposal with its candidates in the suggested order, each moved one labelled as such; scores and the choice are the proposer's own.
/// </param>
/// <param name="Suggestion">What was suggested; null where nothing was, or where the answer was of no use.</param>
/// <param name="Note">Why there is no suggestion, in words; null where there is one, or where nothing was to be asked.</param>
public sealed record AdvisedProposal(FieldProposal Proposal, AdvisorSuggestion? Suggestion = null, string? Note = null);

/// <summary>A suggestion of a language model. It never chooses: a person does.</summary>
/// <param name="Model">The configured model.</param>
/// <param name="First">Name of the destination field that it puts first.</param>
/// <param name="Why">Its reason in its own words, shortened. Hostile text: encode it in every output.</param>
public sealed record AdvisorSuggestion(string Model, string First, string Why);

/// <summary>What a run came to.</summary>
/// <param name="Proposals">In the order they were given.</param>
/// <param name="Calls">Calls made.</param>
/// <param name="Tokens">Tokens used, in and out.</param>
public sealed record AdvisedRun(IReadOnlyList<AdvisedProposal> Proposals, int Calls, long Tokens);
