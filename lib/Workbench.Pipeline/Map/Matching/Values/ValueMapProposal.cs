namespace Workbench.Pipeline.Map.Matching.Values;

/// <summary>A proposed map of values (options, states, priorities, people, teams). Nothing is dropped: what has no pair is listed.</summary>
/// <param name="Pairs">One for each source value that has a likely counterpart, in the order of the source.</param>
/// <param name="Unmapped">All other source values, in the order of the source, each with its nearest destination values.</param>
public sealed record ValueMapProposal(IReadOnlyList<ValuePair> Pairs, IReadOnlyList<UnmappedValue> Unmapped)
{
    /// <summary>Destination value by source value, as a value-map transform takes it.</summary>
    public IReadOnlyDictionary<string, string> Values { get; } =
        new SortedDictionary<string, string>(Pairs.ToDictionary(pair => pair.Source, pair => pair.Destination, StringComparer.Ordinal), StringComparer.Ordinal);
}

/// <summary>One source value with its counterpart.</summary>
/// <param name="Score">How alike they are, 0 to 1.</param>
/// <param name="Reason">In words.</param>
public sealed record ValuePair(string Source, string Destination, double Score, string Reason);

/// <summary>A source value without counterpart.</summary>
/// <param name="Nearest">Destination values to choose from, the likeliest first; may be empty.</param>
public sealed record UnmappedValue(string Source, IReadOnlyList<string> Nearest);
