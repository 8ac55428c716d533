using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Pipeline.Map.Matching;

/// <summary>What is proposed for one source field.</summary>
/// <param name="Candidates">Best first.</param>
/// <param name="Chosen">
/// The destination field in the best choice for all source fields together, each single destination field used once; null where the
/// proposer abstains.
/// </param>
/// <param name="Creation">The field to create instead, where the proposer abstains and a naming rule was given; else null.</param>
public sealed record FieldProposal(
    FieldDescription Source, IReadOnlyList<FieldCandidate> Candidates, FieldCandidate? Chosen, NewField? Creation = null)
{
    /// <summary>True where no destination field is likely enough, or a likelier source field has taken it.</summary>
    public bool Abstains => Chosen is null;
}

/// <summary>One destination field for a source field.</summary>
/// <param name="Score">Probability that a person would confirm it, 0 to 1; comparable between source fields.</param>
/// <param name="Reasons">What speaks for it, the strongest first. Contains source text: encode it in every output.</param>
public sealed record FieldCandidate(FieldDescription Destination, double Score, IReadOnlyList<string> Reasons);
