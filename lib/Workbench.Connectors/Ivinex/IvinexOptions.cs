using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Security;

namespace Workbench.Connectors.Ivinex;

/// <summary>Which of the vendor's two generations of calls reads records.</summary>
public enum IvinexGeneration
{
    /// <summary><c>Records.php</c>, tabs addressed by CollectionTypeID.</summary>
    Records,

    /// <summary><c>GetRecords.php</c>, tabs addressed by TabID.</summary>
    Named,
}

/// <summary>How one Ivinex account is read. Every setting has a name in the connection profile, given in brackets.</summary>
public sealed record IvinexOptions
{
    /// <summary>Root of the API, ending in <c>/API</c>.</summary>
    public required Uri Root { get; init; }

    /// <summary>Calling user; reads are limited by this user's permissions. [setting or secret <c>user</c>]</summary>
    public required string User { get; init; }

    /// <summary>[secret <c>password</c>]</summary>
    public required Secret Password { get; init; }

    /// <summary>Zone of every time the account states, which carries no zone of its own. [<c>zone</c>, an IANA name, required]</summary>
    public required AccountZone Zone { get; init; }

    /// <summary>[<c>generation</c>: <c>records</c> or <c>named</c>; default <c>records</c>]</summary>
    public IvinexGeneration Generation { get; init; }

    /// <summary>The pace to begin with; the vendor publishes no limit. [<c>requestsPerSecond</c>, default 10]</summary>
    public double RequestsPerSecond { get; init; } = 10;

    /// <summary>The pace that is never exceeded; a client that the vendor tolerates sends 20. [<c>mostRequestsPerSecond</c>, default 20]</summary>
    public double MostRequestsPerSecond { get; init; } = 20;

    /// <summary>Rows per page, at most 100. [<c>pageSize</c>, default 100]</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Longest single attempt. [<c>attemptTimeoutSeconds</c>, default 30 s]</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>True: one call per record instead of the bulk call. [<c>related</c>: <c>bulk</c> or <c>per-record</c>; default bulk]</summary>
    public bool RelatedPerRecord { get; init; }

    /// <summary>Further hosts that attachments may come from. [<c>downloadHosts</c>, joined by commas]</summary>
    public IReadOnlyList<string> DownloadHosts { get; init; } = [];

    /// <summary>Lets files come from this machine, as in the demo. [<c>allowLoopback</c>, default false]</summary>
    public bool AllowLoopback { get; init; }

    /// <summary>Largest attachment. [<c>maxFileBytes</c>, default 100 MiB]</summary>
    public long MaxFileBytes { get; init; } = 100L * 1024 * 1024;

    /// <summary>Folder of the operator files; null where there is none.</summary>
    public string? OperatorDirectory { get; init; }

    /// <summary>Reads the profile.</summary>
    /// <exception cref="PlanException">A setting is missing or means nothing.</exception>
    public static IvinexOptions From(ConnectionProfile profile)
    {
        if (!profile.BaseUrl.IsAbsoluteUri || (profile.BaseUrl.Scheme != "https" && !profile.BaseUrl.IsLoopback))
        {
            throw new PlanException($"The base URL '{profile.BaseUrl}' of the ivinex connection must be https://<site>.ivinex.com/API/.");
        }

        return new IvinexOptions
        {
            Root = Api(profile.BaseUrl),
            User = profile.Setting("user") ?? profile.Secret("user").Reveal(),
            Password = profile.Secret("password"),
            Zone = AccountZone.Named(profile.Setting("zone")
                ?? throw new PlanException("The ivinex connection has no setting 'zone'. Write the account's IANA zone, for example Europe/Berlin.")),
            Generation = OneOf(profile, "generation", "records", "named") == "named" ? IvinexGeneration.Named : IvinexGeneration.Records,
            RequestsPerSecond = profile.Positive("requestsPerSecond", 10),
            MostRequestsPerSecond = profile.Positive("mostRequestsPerSecond", 20),
            PageSize = (int)Math.Clamp(profile.Positive("pageSize", 100), 1, 100),
            AttemptTimeout = TimeSpan.FromSeconds(profile.Positive("attemptTimeoutSeconds", 30)),
            RelatedPerRecord = OneOf(profile, "related", "bulk", "per-record") == "per-record",
            DownloadHosts = (profile.Setting("downloadHosts") ?? "").Split(
                ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            AllowLoopback = profile.Flag("allowLoopback"),
            MaxFileBytes = (long)profile.Positive("maxFileBytes", 100L * 1024 * 1024),
            OperatorDirectory = profile.OperatorDirectory,
        };
    }

    private static Uri Api(Uri given)
    {
        var path = given.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return new Uri(path.EndsWith("/API", StringComparison.OrdinalIgnoreCase) ? path : path + "/API");
    }

    private static string OneOf(ConnectionProfile profile, string name, string usual, string other) => profile.Setting(name) switch
    {
        null => usual,
        var value when value == usual || value == other => value,
        var value => throw new PlanException($"Setting '{name}' of the ivinex connection is '{value}'. Write {usual} or {other}."),
    };
}
