using Workbench.Emulators;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.EndToEnd.Tests.OutsideCheck;

namespace Workbench.EndToEnd.Tests.PairCheck;

/// <summary>One pair of source and destination, with both sides as an outsider knows them.</summary>
internal sealed record Pair(string Source, string Destination)
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

    /// <summary>
    /// Routes to try: every pair where <c>WORKBENCH_PAIRS</c> is <c>all</c>, as in CI; else a third of them, in which every source and every
    /// destination occurs once.
    /// </summary>
    public static IEnumerable<string> RoutesToTry => Environment.GetEnvironmentVariable("WORKBENCH_PAIRS") == "all"
        ? All.Select(pair => pair.Route)
        : ["ivinex-intercom", "vivantio-gorgias", "infoset-zoho-desk"];

    public static Pair Of(string route) => All.Single(pair => pair.Route == route);

    /// <summary>Checks a destination's state file against the account that the source was filled with.</summary>
    public async Task<PairReport> CheckAsync(SampleAccount account, bool isEdited, DocumentStore state, CancellationToken cancellation)
    {
        // A fresh account of the same seed shows how the destination looked before anything was migrated.
        await using var fresh = await EmulatorCatalog.Find(Destination).StartAsync(new EmulatorOptions { Account = "production" }, account, cancellation);
        var (truth, source, destination) = (new SourceTruth(account, isEdited), Sources[Source](), Look(state));
        var report = PairChecker.Run(truth, source, destination, Look(fresh.Emulator.Store).Documents);
        new SalesPairs(truth, source, destination, state, report).Run();
        return report;
    }

    /// <summary>The destination as an outsider sees it.</summary>
    public IDestinationSide Look(DocumentStore state) => Destinations[Destination](state);
}
