using Workbench.Connectors.Ivinex;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Schema;
using Workbench.Core.Security;

namespace Workbench.Connectors.Vivantio;

/// <summary>How a list is cut into pieces, because the vendor's Select knows no pages.</summary>
public enum VivantioSlice
{
    /// <summary>Windows of ids.</summary>
    Id,

    /// <summary>Tickets by windows of OpenDate, everything else as <see cref="List"/>: for an account whose Select refuses <c>Id</c>.</summary>
    Date,

    /// <summary>SelectList over every id there may be: for an account whose Select can filter by neither.</summary>
    List,
}

/// <summary>How one Vivantio account is read. Every setting has a name in the connection profile, given in brackets.</summary>
public sealed record VivantioOptions
{
    /// <summary>Root of the API: the account's Platform URL and <c>api</c>.</summary>
    public required Uri Root { get; init; }

    /// <summary>API user; needs the permission 'Allow API Access'. [setting or secret <c>user</c>]</summary>
    public required string User { get; init; }

    /// <summary>[secret <c>password</c>]</summary>
    public required Secret Password { get; init; }

    /// <summary>Zone of every time the account states, which carries none of its own. [<c>zone</c>, an IANA name, default UTC]</summary>
    public required AccountZone Zone { get; init; }

    /// <summary>The zone's name as the setting writes it.</summary>
    public required string ZoneName { get; init; }

    /// <summary>[<c>slice</c>: <c>id</c>, <c>date</c> or <c>list</c>; default <c>id</c>]</summary>
    public VivantioSlice Slice { get; init; }

    /// <summary>Rows that one answer should bring; the real cap is found out. [<c>windowRows</c>, default 200]</summary>
    public int WindowRows { get; init; } = 200;

    /// <summary>Ids without a record after which a walk by SelectList ends. [<c>idGap</c>, default 20,000]</summary>
    public long IdGap { get; init; } = 20_000;

    /// <summary>Calls for single records in flight. [<c>parallel</c>, default 4]</summary>
    public int Parallel { get; init; } = 4;

    /// <summary>The pace to begin with; the vendor publishes no limit. [<c>requestsPerSecond</c>, default 10]</summary>
    public double RequestsPerSecond { get; init; } = 10;

    /// <summary>The pace that is never exceeded. [<c>mostRequestsPerSecond</c>, default 20]</summary>
    public double MostRequestsPerSecond { get; init; } = 20;

    /// <summary>Longest pause after a 429 that names no time; clients of the real API wait 30 s (seen January 2026). [<c>retryAfterSeconds</c>, default 30 s]</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest single attempt; the vendor's sample waits three minutes. [<c>attemptTimeoutSeconds</c>, default 180 s]</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Further hosts that inline images may come from. [<c>downloadHosts</c>, joined by commas]</summary>
    public IReadOnlyList<string> DownloadHosts { get; init; } = [];

    /// <summary>Address that relative image addresses start from. [<c>webRoot</c>, default the API's host]</summary>
    public required Uri WebRoot { get; init; }

    /// <summary>Lets files come from this machine, as in the demo. [<c>allowLoopback</c>, default false]</summary>
    public bool AllowLoopback { get; init; }

    /// <summary>Largest attachment. [<c>maxFileBytes</c>, default 100 MiB]</summary>
    public long MaxFileBytes { get; init; } = 100L * 1024 * 1024;

    /// <summary>Record types whose forms are read. [<c>clientType</c> 6, <c>callerType</c> 7, <c>articleType</c> 10]</summary>
    public required VivantioRecordTypes RecordTypes { get; init; }

    /// <summary>Words for the codes of CallOrigin and AssigneeType. [<c>callOrigins</c>, <c>assigneeTypes</c>: <c>1=Phone,2=Email</c>]</summary>
    public required VivantioCodes Codes { get; init; }

    /// <summary>Folder of the operator files; null where there is none.</summary>
    public string? OperatorDirectory { get; init; }

    /// <summary>Reads the profile.</summary>
    /// <exception cref="PlanException">A setting is missing or means nothing.</exception>
    public static VivantioOptions From(ConnectionProfile profile)
    {
        if (!profile.BaseUrl.IsAbsoluteUri || (profile.BaseUrl.Scheme != "https" && !profile.BaseUrl.IsLoopback))
        {
            throw new PlanException(
                $"The base URL '{profile.BaseUrl}' of the vivantio connection must be the https Platform URL of the account, ending in /api/.");
        }

        var root = new Uri(profile.BaseUrl.GetLeftPart(UriPartial.Path).TrimEnd('/'));
        return new VivantioOptions
        {
            Root = root,
            User = profile.Setting("user") ?? profile.Secret("user").Reveal(),
            Password = profile.Secret("password"),
            Zone = AccountZone.Named(profile.Setting("zone") ?? "UTC"),
            ZoneName = profile.Setting("zone") ?? "UTC",
            Slice = Slicing(profile.Setting("slice")),
            WindowRows = (int)Math.Clamp(profile.Positive("windowRows", 200), 1, 10_000),
            IdGap = (long)profile.Positive("idGap", 20_000),
            Parallel = (int)Math.Clamp(profile.Positive("parallel", 4), 1, 64),
            RequestsPerSecond = profile.Positive("requestsPerSecond", 10),
            MostRequestsPerSecond = profile.Positive("mostRequestsPerSecond", 20),
            RetryAfter = TimeSpan.FromSeconds(profile.Positive("retryAfterSeconds", 30)),
            AttemptTimeout = TimeSpan.FromSeconds(profile.Positive("attemptTimeoutSeconds", 180)),
            DownloadHosts = (profile.Setting("downloadHosts") ?? "").Split(
                ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            WebRoot = profile.Setting("webRoot") is { } web ? Web(web) : new Uri(root.GetLeftPart(UriPartial.Authority)),
            AllowLoopback = profile.Flag("allowLoopback"),
            MaxFileBytes = (long)profile.Positive("maxFileBytes", 100L * 1024 * 1024),
            RecordTypes = new VivantioRecordTypes(
                (long)profile.Positive("clientType", 6), (long)profile.Positive("callerType", 7), (long)profile.Positive("articleType", 10)),
            Codes = VivantioCodes.From(profile),
            OperatorDirectory = profile.OperatorDirectory,
        };
    }

    private static Uri Web(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address)
        ? address
        : throw new PlanException($"Setting 'webRoot' of the vivantio connection is '{text}'. Write the address of the portal, https://...");

    private static VivantioSlice Slicing(string? text) => text switch
    {
        null or "id" => VivantioSlice.Id,
        "date" => VivantioSlice.Date,
        "list" => VivantioSlice.List,
        _ => throw new PlanException($"Setting 'slice' of the vivantio connection is '{text}'. Write id, date or list."),
    };
}

/// <summary>Record types of what is no ticket. The ids are those of the vendor's samples (apiexamples Enums.cs, January 2026).</summary>
public sealed record VivantioRecordTypes(long Client, long Caller, long Article);

/// <summary>Words for codes whose list the vendor does not publish.</summary>
/// <param name="AreConfirmed">True where a person wrote the words of CallOrigin into the settings.</param>
public sealed record VivantioCodes(IReadOnlyList<FieldOption> CallOrigins, IReadOnlyList<FieldOption> AssigneeTypes, bool AreConfirmed)
{
    // Assumed, January 2026: no published list exists.
    private const string UsualOrigins = "0=Unknown,1=Phone,2=Email,3=SelfService,4=Chat";
    private const string UsualAssignees = "0=Nobody,1=User,2=Group";

    /// <exception cref="PlanException">A setting is no list of <c>code=word</c>.</exception>
    public static VivantioCodes From(ConnectionProfile profile) => new(
        Read(profile, "callOrigins", UsualOrigins), Read(profile, "assigneeTypes", UsualAssignees), profile.Setting("callOrigins") is not null);

    private static IReadOnlyList<FieldOption> Read(ConnectionProfile profile, string name, string usual) =>
    [
        .. (profile.Setting(name) ?? usual).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } code, { Length: > 0 } word]
                ? new FieldOption(code, word)
                : throw new PlanException($"Setting '{name}' of the vivantio connection: '{pair}' is no pair. Write 1=Phone,2=Email.")),
    ];
}
