namespace Workbench.Pipeline.Map.Proposals;

/// <summary>How much of a look a proposal deserves.</summary>
public enum ProposalBand
{
    /// <summary>0.5 to 0.7: about four in ten are wrong.</summary>
    Possible,

    /// <summary>0.7 to 0.9.</summary>
    Likely,

    /// <summary>0.9 and more.</summary>
    VeryLikely,

    /// <summary>No existing field was taken; one is created, or the value becomes text.</summary>
    Abstained,

    /// <summary>Not guessed: a role or a rule of the destination says it.</summary>
    Known,
}

/// <summary>The bands of proposals.</summary>
public static class ProposalBands
{
    public static ProposalBand Band(this ProposedField field) => field switch
    {
        { Abstained: true } => ProposalBand.Abstained,
        { Basis: ProposalBasis.Existing, Score: >= 0.9 } => ProposalBand.VeryLikely,
        { Basis: ProposalBasis.Existing, Score: >= 0.7 } => ProposalBand.Likely,
        { Basis: ProposalBasis.Existing } => ProposalBand.Possible,
        _ => ProposalBand.Known,
    };
}
