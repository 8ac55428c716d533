using Workbench.Pipeline.Map.Matching.Signals;

namespace Workbench.Pipeline.Map.Matching.Scoring;

/// <summary>All signals of all pairs, added up by weight.</summary>
internal sealed class Evidence
{
    private const double LeastContribution = 0.25;
    private const int MostReasons = 4;
    private readonly IReadOnlyList<Weighted> parts;

    public Evidence(FieldPairs pairs)
    {
        parts =
        [
            new(new NameWordsSignal(pairs), Weights.NameWords),
            new(new NameLettersSignal(pairs), Weights.NameLetters),
            new(new ShortFormSignal(pairs), Weights.ShortForm),
            new(new SharedValuesSignal(pairs), Weights.SharedValues),
            new(new ValueLettersSignal(pairs), Weights.ValueLetters),
            new(new ValueIdeasSignal(pairs), Weights.ValueIdeas),
            new(new ValuesAsNamesSignal(pairs), Weights.ValuesAsNames),
            new(new ShapeSignal(pairs), Weights.Shape),
            new(new NumbersSignal(pairs), Weights.Numbers),
            new(new TextureSignal(pairs), Weights.Texture),
            new(new PositionSignal(pairs), Weights.Position),
        ];
        Total = pairs.NewGrid();
        for (var source = 0; source < Total.Sources; source++)
        {
            foreach (var part in parts)
            {
                var row = part.Grid.Row(source);
                for (var destination = 0; destination < row.Length; destination++)
                {
                    Total[source, destination] += (float)(part.Weight * row[destination]);
                }
            }
        }
    }

    /// <summary>The weighted sum.</summary>
    public Grid Total { get; }

    /// <summary>What speaks for the pair, the strongest first.</summary>
    public IReadOnlyList<string> Reasons(int source, int destination) =>
    [
        .. parts
            .Select(part => (part.Signal, Contribution: part.Weight * part.Grid[source, destination]))
            .Where(found => found.Contribution >= LeastContribution)
            .OrderByDescending(found => found.Contribution)
            .Take(MostReasons)
            .Select(found => found.Signal.Explain(source, destination)),
    ];

    private sealed record Weighted(ISignal Signal, double Weight)
    {
        public Grid Grid { get; } = Signal.Measure();
    }
}
