using Workbench.Core.Security;

namespace Workbench.Connectors.Intercom;

/// <summary>How to reach one Intercom workspace.</summary>
/// <param name="BaseUrl">Regional host, for example <c>https://api.eu.intercom.io</c>.</param>
/// <param name="Token">Access token of a private app (secret <c>token</c>).</param>
public sealed record IntercomSettings(Uri BaseUrl, Secret Token)
{
    /// <summary>API version sent with every request. Date searches and attribute calls depend on it.</summary>
    public const string Version = "2.16";

    /// <summary>Requests per window that planning assumes before an answer has stated them: 10,000 a minute (Intercom rate-limiting page, 2026).</summary>
    internal const int UsualLimit = 1_666;

    /// <summary>Where Intercom serves files from. Assumed from addresses that public accounts show, November 2026; <see cref="DownloadHosts"/> adds to them.</summary>
    public static IReadOnlyList<string> FileHosts { get; } =
    [
        "*.intercomcdn.com", "*.intercomcdn.eu", "*.intercom-attachments.com", "*.intercom-attachments.eu",
        .. Enumerable.Range(1, 9).Select(number => $"*.intercom-attachments-{number}.com"),
    ];

    /// <summary>Region the customer expects (setting <c>region</c>); compared with what <c>GET /me</c> says. Null: not compared.</summary>
    public string? Region { get; init; }

    /// <summary>How long a new record may be missing from searches (setting <c>searchLagSeconds</c>). Default 120 s.</summary>
    public TimeSpan SearchLag { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Length of the quota window (setting <c>windowSeconds</c>). Default 10 s; Intercom rate-limiting page, 2026.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Largest file sent, and largest sum per request, in bytes (setting <c>maxFileBytes</c>). Default 20 MB.</summary>
    public long MaxFileBytes { get; init; } = 20_000_000;

    /// <summary>Further hosts that files may be read back from. [<c>downloadHosts</c>, joined by commas]</summary>
    public IReadOnlyList<string> DownloadHosts { get; init; } = [];

    /// <summary>
    /// Custom object types that exist: the API does not list them. Setting <c>customObjectTypes</c>, joined by commas; a type may be followed
    /// by a colon and the name of its reference attribute on contacts: <c>Contracts:contracts,Devices</c>.
    /// </summary>
    public IReadOnlyList<CustomObjectType> CustomObjectTypes { get; init; } = [];

    /// <summary>Reads the settings of a connection.</summary>
    /// <exception cref="Core.Errors.PlanException">The token is missing, or a number is none.</exception>
    public static IntercomSettings Of(ConnectionProfile profile) => new(profile.BaseUrl, profile.Secret("token"))
    {
        Region = profile.Setting("region"),
        SearchLag = TimeSpan.FromSeconds(profile.Positive("searchLagSeconds", 120)),
        Window = TimeSpan.FromSeconds(profile.Positive("windowSeconds", 10)),
        MaxFileBytes = (long)profile.Positive("maxFileBytes", 20_000_000),
        DownloadHosts = (profile.Setting("downloadHosts") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        CustomObjectTypes = [.. (profile.Setting("customObjectTypes") ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(CustomObjectType.Parse)],
    };
}

/// <summary>A custom object type that a person made.</summary>
/// <param name="ContactReference">Its reference attribute on contacts; null where contacts do not refer to it.</param>
public sealed record CustomObjectType(string Name, string? ContactReference)
{
    public static CustomObjectType Parse(string text) =>
        text.Split(':', 2, StringSplitOptions.TrimEntries) is [var name, { Length: > 0 } reference] ? new(name, reference) : new(text.TrimEnd(':'), null);
}
