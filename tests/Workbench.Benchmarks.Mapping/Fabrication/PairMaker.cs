using Workbench.Benchmarks.Mapping.Truth;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Benchmarks.Mapping.Fabrication;

/// <summary>
/// Fabricates pairs of tables from the experts' table: source columns renamed, shuffled, with gaps and typing errors in their values and
/// with columns that have no counterpart; destinations typed as an API describes them, with or without records.
/// </summary>
public sealed class PairMaker(int seed)
{
    private const double StrangerShare = 0.27;
    private const double EmptyDestinationShare = 0.3;
    private const double GapShare = 0.15;
    private const double TypingErrorShare = 0.04;
    private readonly Random random = new(seed);

    /// <summary>One pair for each object of each promised route.</summary>
    public IEnumerable<FabricatedPair> Make() =>
        from route in TruthTables.Routes
        from kind in TruthTables.Meanings.GroupBy(meaning => meaning.Kind)
        where kind.Count(meaning => IsShared(meaning, route)) >= 4
        select Make($"{route.Source}-{route.Destination}/{kind.Key}", [.. kind], route);

    private FabricatedPair Make(string name, Meaning[] meanings, (string Source, string Destination) route)
    {
        var names = new NameMaker(random);
        var (sources, destinations) = (new List<FieldDescription>(), new List<FieldDescription>());
        var truth = new Dictionary<string, string>(StringComparer.Ordinal);
        var isTyped = random.Next(2) == 0;
        foreach (var meaning in meanings)
        {
            var (ours, theirs) = (meaning.Names[route.Source], meaning.Names[route.Destination]);
            if (theirs.Length > 0 && destinations.All(field => field.Name != theirs))
            {
                destinations.Add(Destination(meaning.Content, theirs, isTyped));
            }

            if (ours.Length > 0 && AddSource(sources, meaning.Content, names.Rename(meaning, ours)) is { } renamed && theirs.Length > 0)
            {
                truth[renamed] = theirs;
            }
        }

        AddStrangers(sources, truth.Count, names);
        return new FabricatedPair(name, Shuffled(sources), Shuffled(destinations), truth);
    }

    /// <summary>Columns without counterpart, until they are the wanted share; some stem from the same object, most from elsewhere.</summary>
    private void AddStrangers(List<FieldDescription> sources, int withTruth, NameMaker names)
    {
        while (sources.Count - withTruth < StrangerShare * sources.Count)
        {
            var stranger = TruthTables.Strangers[random.Next(TruthTables.Strangers.Count)];
            AddSource(sources, stranger.Content, random.Next(2) == 0 ? stranger.Name : names.Restyle(stranger.Name));
        }
    }

    private string? AddSource(List<FieldDescription> sources, string content, string name)
    {
        if (sources.Any(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        sources.Add(FieldDescription.OfColumn(name, ValueProfile.Of(Values(content, isNoisy: true))));
        return name;
    }

    private FieldDescription Destination(string content, string name, bool isTyped)
    {
        var hasValues = !isTyped || random.NextDouble() >= EmptyDestinationShare;
        var values = hasValues ? ValueProfile.Of(Values(content, isNoisy: false)) : ValueProfile.Empty;
        var (type, hasOptions) = isTyped ? Types.Of(content) : (FieldType.Unknown, false);
        IReadOnlyList<string> options = hasOptions ? [.. Values(content, isNoisy: false).Distinct()] : [];
        return new FieldDescription(name, string.Join(' ', NameParts.Of(name)), type, options, values);
    }

    private List<string> Values(string content, bool isNoisy)
    {
        var maker = new ValueMaker(content, random);
        return [.. Enumerable.Range(0, random.Next(30, 200)).Select(_ => isNoisy ? Noisy(maker.Next()) : maker.Next())];
    }

    private string Noisy(string value)
    {
        if (random.NextDouble() < GapShare)
        {
            return "";
        }

        return value.Length > 3 && random.NextDouble() < TypingErrorShare ? value.Remove(random.Next(value.Length), 1) : value;
    }

    private List<T> Shuffled<T>(List<T> fields)
    {
        var shuffled = fields.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];
    }

    private static bool IsShared(Meaning meaning, (string Source, string Destination) route) =>
        meaning.Names[route.Source].Length > 0 && meaning.Names[route.Destination].Length > 0;
}
