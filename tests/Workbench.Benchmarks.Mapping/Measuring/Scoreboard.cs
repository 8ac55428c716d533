using Workbench.Benchmarks.Mapping.Fabrication;

namespace Workbench.Benchmarks.Mapping.Measuring;

/// <summary>Counts answers against the truth.</summary>
public sealed class Scoreboard
{
    /// <summary>Bands of the score, each a fifth wide.</summary>
    public const int Bands = 5;

    private readonly (int Proposals, int Right, double Scores)[] bands = new (int, int, double)[Bands];
    private int withTruth;
    private int first;
    private int firstFive;
    private double reciprocal;
    private int abstained;
    private int withoutTruth;
    private int rightlyAbstained;

    /// <summary>Source fields seen.</summary>
    public int Fields => withTruth + withoutTruth;

    public double HitAt1 => (double)first / withTruth;

    public double HitAt5 => (double)firstFive / withTruth;

    /// <summary>Mean reciprocal rank over source fields that have a counterpart.</summary>
    public double MeanReciprocalRank => reciprocal / withTruth;

    /// <summary>Share of abstentions on fields that have no counterpart.</summary>
    public double AbstentionPrecision => abstained == 0 ? 0 : (double)rightlyAbstained / abstained;

    /// <summary>Share of the fields without counterpart on which the method abstained.</summary>
    public double AbstentionRecall => (double)rightlyAbstained / withoutTruth;

    public double AbstentionF1 => rightlyAbstained == 0 ? 0 : 2 * AbstentionPrecision * AbstentionRecall / (AbstentionPrecision + AbstentionRecall);

    /// <summary>Share of source fields without counterpart.</summary>
    public double WithoutCounterpart => (double)withoutTruth / Fields;

    /// <summary>For each band: proposals, mean score and share that is right.</summary>
    public IEnumerable<(int Proposals, double MeanScore, double Right)> Calibration => bands.Select(band =>
        band.Proposals == 0 ? (0, 0, 0) : (band.Proposals, band.Scores / band.Proposals, (double)band.Right / band.Proposals));

    /// <summary>Counts one pair of tables.</summary>
    public void Add(FabricatedPair pair, IEnumerable<Answer> answers)
    {
        foreach (var answer in answers)
        {
            Add(answer, pair.Truth.GetValueOrDefault(answer.Source.Name));
        }
    }

    private void Add(Answer answer, string? truth)
    {
        var rank = truth is null ? -1 : answer.Ranked.ToList().IndexOf(truth);
        withTruth += truth is null ? 0 : 1;
        withoutTruth += truth is null ? 1 : 0;
        first += rank == 0 ? 1 : 0;
        firstFive += rank is >= 0 and < 5 ? 1 : 0;
        reciprocal += rank >= 0 ? 1.0 / (rank + 1) : 0;
        abstained += answer.Abstains ? 1 : 0;
        rightlyAbstained += answer.Abstains && truth is null ? 1 : 0;
        if (answer.Ranked.Count > 0)
        {
            ref var band = ref bands[Math.Min((int)(answer.Score * Bands), Bands - 1)];
            band = (band.Proposals + 1, band.Right + (rank == 0 ? 1 : 0), band.Scores + answer.Score);
        }
    }
}
