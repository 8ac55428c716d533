using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;

namespace Workbench.Pipeline.Estimates;

/// <summary>
/// What nobody can count before the source was read. Shown with every estimate; a person who knows better writes <c>assumptions.json</c> into the
/// migration folder. The defaults are the means of the invented account that the demo migrates.
/// </summary>
public sealed record Assumptions
{
    /// <summary>Messages of a ticket, where the source states no total. Default 4.6.</summary>
    public double MessagesPerTicket { get; init; } = 4.6;

    /// <summary>Share of tickets that came in writing, where the source states a channel. Default 0.75.</summary>
    public double WrittenShare { get; init; } = 0.75;

    /// <summary>Files for each ticket, wherever they hang. Default 0.34.</summary>
    public double FilesPerTicket { get; init; } = 0.34;

    /// <summary>Mean size of a file in bytes. Default 250,000.</summary>
    public double BytesPerFile { get; init; } = 250_000;

    /// <summary>People and organizations that stand in the destination already; never more than a quarter of the contacts. Default 14.</summary>
    public double ExistingPeople { get; init; } = 14;

    /// <summary>Shelves of the help centre, where the source states none. Default 8.</summary>
    public double Collections { get; init; } = 8;

    /// <summary>Records of any other kind that no count is known of. Default 0.</summary>
    public double UncountedRecords { get; init; }

    /// <summary>Share of all records that change between the load and the cut-over. Default 0.02.</summary>
    public double ChangedShare { get; init; } = 0.02;

    /// <summary>Rounds of catching up: one that finds changes and one that finds none. Default 2.</summary>
    public int Rounds { get; init; } = 2;

    /// <summary>Further readings of the whole source because links to files have expired. Default 0.</summary>
    public int Rereadings { get; init; }

    /// <summary>Share of calls that a fault makes the workbench repeat. Default 0.</summary>
    public double RepeatedShare { get; init; }

    /// <summary>
    /// Share of calls that a vendor refuses (429) though its limits were kept; part of the ones that are repeated. A connector that keeps a pace of its own
    /// slows down after each. Default 0.
    /// </summary>
    public double RefusedShare { get; init; }

    /// <summary>
    /// Share of calls whose answer is lost (cut off, or 5xx), so that nobody knows whether they arrived; part of the ones that are repeated. Creates that only a
    /// lagging search can tell about are waited for. Default 0.
    /// </summary>
    public double LostShare { get; init; }

    /// <summary>Share of calls whose answer is lost and that did not arrive; part of <see cref="LostShare"/>. Default 0.</summary>
    public double MissingShare { get; init; }

    /// <summary>Mean wait before a call is repeated. Default 1 s.</summary>
    public TimeSpan RepeatPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Wait before a mismatch is read a second time; part of the upper end of the range only. Default 3 min.</summary>
    public TimeSpan SettleDelay { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Time from request to answer at the source. Default 250 ms; discovery measures it.</summary>
    public TimeSpan SourceLatency { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Time from request to answer at the destination. Default 250 ms; discovery measures it.</summary>
    public TimeSpan DestinationLatency { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Calls that are really under way side by side; fewer where vendor and workbench share one machine. Default 16.</summary>
    public int SideBySide { get; init; } = 16;

    /// <summary>Bytes of files per second, each way. Default 5,000,000.</summary>
    public double BytesPerSecond { get; init; } = 5_000_000;

    /// <summary>How far the numbers above may be off, for the range: 0.2 is a fifth more or less. Default 0.2.</summary>
    public double Spread { get; init; } = 0.2;

    /// <summary>Name of the file in which a person writes what they know better; members that are left out keep their default.</summary>
    public const string FileName = "assumptions.json";

    /// <summary>The assumptions of a migration folder; the defaults where it has no such file.</summary>
    /// <exception cref="PlanException">The file cannot be read, or a number makes no sense.</exception>
    public static async Task<Assumptions> ReadAsync(string directory, Assumptions measured, CancellationToken cancellation)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
        {
            return measured;
        }

        try
        {
            // What the file leaves out keeps what was measured: both are laid over each other as JSON.
            var given = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(await File.ReadAllTextAsync(path, cancellation), CanonicalJson.Options) ?? [];
            var all = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(CanonicalJson.Write(measured), CanonicalJson.Options)!;
            if (given.Keys.FirstOrDefault(name => !all.ContainsKey(name)) is { } unknown)
            {
                throw new PlanException($"{path} assumes '{unknown}', which is no assumption. There are {string.Join(", ", all.Keys)}.");
            }

            foreach (var (name, value) in given)
            {
                all[name] = value;
            }

            return JsonSerializer.Deserialize<Assumptions>(CanonicalJson.Write(all), CanonicalJson.Options)!.Require(path);
        }
        catch (Exception fault) when (fault is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new PlanException($"The assumptions in {path} cannot be read: {fault.Message} Correct the file, or remove it to plan with the defaults.");
        }
    }

    private Assumptions Require(string path)
    {
        double[] amounts = [MessagesPerTicket, FilesPerTicket, BytesPerFile, ExistingPeople, Collections, UncountedRecords, ChangedShare, RepeatedShare, RefusedShare, MissingShare, Rounds, Rereadings];
        return amounts.Any(amount => amount < 0) || WrittenShare is < 0 or > 1 || RefusedShare > 1 || LostShare > 1 || MissingShare > LostShare || Spread is < 0 or >= 1 || SideBySide < 1 || BytesPerSecond <= 0
            || SourceLatency <= TimeSpan.Zero || DestinationLatency <= TimeSpan.Zero || SettleDelay < TimeSpan.Zero
            || RepeatPause < TimeSpan.Zero
            ? throw new PlanException($"{path} has a number that makes no sense: amounts are not negative, shares lie between 0 and 1, and calls take some time. Correct it.")
            : this;
    }

    /// <summary>Mean time that a call keeps its place among those in flight: until its answer, and where a fault struck, until it is repeated.</summary>
    internal TimeSpan Occupied(TimeSpan latency) => latency + (RepeatPause * (RepeatedShare / (1 + RepeatedShare)));

    /// <summary>The same with everything uncounted multiplied.</summary>
    internal Assumptions Scaled(double factor) => this with
    {
        MessagesPerTicket = MessagesPerTicket * factor,
        FilesPerTicket = FilesPerTicket * factor,
        BytesPerFile = BytesPerFile * factor,
        Collections = Collections * factor,
        UncountedRecords = UncountedRecords * factor,
        ChangedShare = ChangedShare * factor,
        RepeatedShare = RepeatedShare * factor,
        RefusedShare = RefusedShare * factor,
        LostShare = LostShare * factor,
        MissingShare = MissingShare * factor,
        SourceLatency = SourceLatency * factor,
        DestinationLatency = DestinationLatency * factor,
    };
}
