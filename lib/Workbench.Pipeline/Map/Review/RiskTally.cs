using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Pipeline.Quality;

namespace Workbench.Pipeline.Map.Review;

/// <summary>Counts the values of one field that do not fit for one reason, and keeps the longest as the example.</summary>
internal sealed class RiskTally(int? limit)
{
    private long records;
    private long charactersLost;
    private int longest = -1;
    private RecordKey example;
    private string value = "";

    public void Add(RecordKey key, PlannedValue planned)
    {
        records++;
        var text = planned.Source.Print();
        if (planned.Reason == ReasonCode.Truncated)
        {
            charactersLost += Math.Max(0, text.Length - planned.Result.Print().Length);
        }

        if (text.Length > longest)
        {
            (longest, example, value) = (text.Length, key, Excerpt.Of(text));
        }
    }

    public ValueRisk Risk(RiskKind kind) => new(kind, limit, records, longest, charactersLost, example, value);
}
