using Workbench.Pipeline.Map.Matching.Signals;

namespace Workbench.Pipeline.Map.Matching.Scoring;

/// <summary>
/// Calibrated scores of all pairs. Evidence is seen beside its rivals: a pair that leads both its row and its column is more likely right
/// than one of several alike.
/// </summary>
internal static class Scores
{
    public static Grid Of(Grid evidence)
    {
        var scores = new Grid(evidence.Sources, evidence.Destinations);
        var columns = Enumerable.Range(0, evidence.Destinations).Select(destination => TopTwo.OfColumn(evidence, destination)).ToArray();
        for (var source = 0; source < evidence.Sources; source++)
        {
            var row = TopTwo.OfRow(evidence, source);
            for (var destination = 0; destination < evidence.Destinations; destination++)
            {
                var value = evidence[source, destination];
                scores[source, destination] = (float)Calibration.Probability(value, row.Lead(value, destination), columns[destination].Lead(value, source));
            }
        }

        return scores;
    }
}
