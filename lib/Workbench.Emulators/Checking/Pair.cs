using Workbench.Emulators;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Checking;

/// <summary>One pair of source and destination, with both sides as an outsider knows them.</summary>
public sealed record Pair(string Source, string Destination)
{
    private static readonly Dictionary<string, Func<ISourceSide>> Sources = new(StringComparer.Ordinal)
    {
        ["infoset"] = static () => new InfosetSide(),
        ["ivinex"] = static () => new IvinexSide(),
        ["vivantio"] = static () => new VivantioSide(),
    };

    private static readonly Dictionary<string, Func<DocumentStore, IDestinationSide>> Destinations = new(StringComparer.Ordinal)
    {
        ["gorgias"] = static store => new GorgiasSide(store),
        ["intercom"] = static store => new IntercomSide(store),
        ["zoho-desk"] = static store => new ZohoDeskSide(store),
    };

    private static readonly Dictionary<string, string> MessageCollections = new(StringComparer.Ordinal)
    {
        ["gorgias"] = "messages",
        ["intercom"] = "parts",
        ["zoho-desk"] = "comments",
    };

    /// <summary>Where the destination's emulator keeps the texts of threads.</summary>
    public string MessageCollection => MessageCollections[Destination];

    public string Route => $"{Source}-{Destination}";

    /// <summary>Every pair there is, by route name.</summary>
    public static IEnumerable<Pair> All => Sources.Keys.SelectMany(source => Destinations.Keys.Select(destination => new Pair(source, destination)));

    public static Pair Of(string route) => All.Single(pair => pair.Route == route);

    /// <summary>Checks a destination's state against the account that the source was filled with.</summary>
    /// <param name="isEdited">True where <see cref="SampleAccount.Edits"/> were made.</param>
    /// <param name="before"><see cref="Documents"/> of the destination before anything was migrated.</param>
    public PairReport Check(SampleAccount account, bool isEdited, DocumentStore state, IReadOnlyDictionary<string, string> before)
    {
        var (truth, source, destination) = (new SourceTruth(account, isEdited), Sources[Source](), Look(state));
        var report = PairChecker.Run(truth, source, destination, before);
        new SalesPairs(truth, source, destination, state, report).Run();
        return report;
    }

    /// <summary>As <see cref="Check"/>; a fresh account of the same seed shows how the destination looked before.</summary>
    public async Task<PairReport> CheckAsync(SampleAccount account, bool isEdited, DocumentStore state, CancellationToken cancellation)
    {
        await using var fresh = await EmulatorCatalog.Find(Destination).StartAsync(
            new EmulatorOptions { Account = "production", InMemory = true }, account, cancellation);
        return Check(account, isEdited, state, Documents(fresh.Emulator.Store));
    }

    /// <summary>Every record of the destination that a person would see, as collection/id with its document as text without times of change.</summary>
    public IReadOnlyDictionary<string, string> Documents(DocumentStore state) => Look(state).Documents;

    /// <summary>The destination as an outsider sees it.</summary>
    internal IDestinationSide Look(DocumentStore state) => Destinations[Destination](state);

    /// <summary>The source as an outsider knows it.</summary>
    internal ISourceSide LookAtSource() => Sources[Source]();
}
