using System.Globalization;
using System.Text;

namespace Workbench.Benchmarks.Mapping.Measuring;

/// <summary>The measured part of docs/benchmarks/mapping.md.</summary>
public static class Report
{
    public static string Of(Scoreboard proposer, Scoreboard exactNames, double foreignNames)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{proposer.Fields} source fields; ")
            .Append(CultureInfo.InvariantCulture, $"{proposer.WithoutCounterpart:P0} have no counterpart; of the others {foreignNames:P0} share no word with it.\n\n")
            .Append("| | proposer | equal names only |\n|---|---:|---:|\n");
        Row("hit@1", board => board.HitAt1);
        Row("hit@5", board => board.HitAt5);
        Row("mean reciprocal rank", board => board.MeanReciprocalRank);
        Row("abstention precision", board => board.AbstentionPrecision);
        Row("abstention recall", board => board.AbstentionRecall);
        Row("abstention F1", board => board.AbstentionF1);
        text.Append("\n| score | proposals | mean score | right | gap |\n|---|---:|---:|---:|---:|\n");
        foreach (var (index, (proposals, mean, right)) in proposer.Calibration.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"| {(double)index / Scoreboard.Bands:F1} to {(index + 1.0) / Scoreboard.Bands:F1} ")
                .Append(CultureInfo.InvariantCulture, $"| {proposals} | {mean:F3} | {right:F3} | {Math.Abs(mean - right):F3} |\n");
        }

        return text.ToString();

        void Row(string name, Func<Scoreboard, double> measure) =>
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {measure(proposer):F3} | {measure(exactNames):F3} |\n");
    }
}
