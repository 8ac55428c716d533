namespace Workbench.Benchmarks.Mapping.Truth;

/// <summary>The tables beside this file, read once.</summary>
public static class TruthTables
{
    /// <summary>The five routes that are promised in detail.</summary>
    public static IReadOnlyList<(string Source, string Destination)> Routes { get; } =
    [
        ("ivinex", "intercom"), ("ivinex", "gorgias"), ("ivinex", "zoho-desk"), ("vivantio", "intercom"), ("infoset", "intercom"),
    ];

    public static IReadOnlyList<Meaning> Meanings { get; } = ReadMeanings();

    public static IReadOnlyList<Stranger> Strangers { get; } = [.. Rows("strangers").Select(row => new Stranger(row[0], row[1]))];

    /// <summary>Other names by content, in nine languages; written without looking at the proposer's lexicon.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Renames { get; } =
        Rows("renames").ToDictionary(row => row[0], row => (IReadOnlyList<string>)row[1].Split('|'), StringComparer.Ordinal);

    private static IReadOnlyList<Meaning> ReadMeanings()
    {
        var systems = Lines("meanings").First().Split(',');
        return
        [
            .. Rows("meanings").Select(row => new Meaning(
                row[0],
                row[1],
                Enumerable.Range(2, systems.Length - 2).ToDictionary(column => systems[column], column => row[column], StringComparer.Ordinal))),
        ];
    }

    private static IEnumerable<string[]> Rows(string name) => Lines(name).Skip(1).Select(line => line.Split(','));

    private static IEnumerable<string> Lines(string name)
    {
        using var reader = new StreamReader(typeof(TruthTables).Assembly.GetManifestResourceStream(name + ".csv")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
