using Workbench.Notebooks.Displays;
using Workbench.Pipeline.Map.Proposals;

namespace Workbench.Notebooks.Mapping;

/// <summary>Confidence bands in words and colours.</summary>
internal static class BandWords
{
    public static string Of(ProposalBand band) => band switch
    {
        ProposalBand.Possible => "0.5 to 0.7",
        ProposalBand.Likely => "0.7 to 0.9",
        ProposalBand.VeryLikely => "0.9 and more",
        ProposalBand.Abstained => "abstained",
        _ => "known",
    };

    public static Tone Tone(ProposalBand band) => band switch
    {
        ProposalBand.Possible => Displays.Tone.Warning,
        ProposalBand.Likely or ProposalBand.Abstained => Displays.Tone.Notice,
        ProposalBand.VeryLikely => Displays.Tone.Good,
        _ => Displays.Tone.Neutral,
    };
}
