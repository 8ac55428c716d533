namespace Workbench.Emulators.Vivantio;

/// <summary>What differs from one Vivantio account to the next.</summary>
public sealed record VivantioSettings
{
    public string UserName { get; init; } = "workbench";

    public string Password { get; init; } = "loopback-only";

    /// <summary>IANA name of the zone in which times are written, without saying so. Default UTC.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Rows after which <c>Select</c> stops without a word. Default 500.</summary>
    public int SelectCap { get; init; } = 500;

    /// <summary>Rows of an OData page. Default 50.</summary>
    public int ODataPageSize { get; init; } = 50;

    /// <summary>Ids of ticket types whose tickets the user may not see; none by default.</summary>
    public IReadOnlySet<int> HiddenRecordTypes { get; init; } = new HashSet<int>();

    /// <summary>Whether deleted and deferred tickets, and a deleted client and caller, exist beside the sample. Default true.</summary>
    public bool HasExtras { get; init; } = true;

    /// <summary>Whether <c>UserSelectAll</c> lists former users. Default true.</summary>
    public bool ListsFormerUsers { get; init; } = true;

    /// <summary>Whether <c>GroupSelectAll</c> exists. Default true.</summary>
    public bool HasGroupList { get; init; } = true;

    /// <summary>Whether a new action moves the ticket's <c>LastModifiedDate</c>. Default true.</summary>
    public bool ActionsMoveLastModified { get; init; } = true;

    /// <summary>Whether inline images are served to the API's credentials, or only to the log-in cookie. Default true.</summary>
    public bool ImagesAcceptApiCredentials { get; init; } = true;

    /// <summary>Value of the browser's log-in cookie <c>VivantioLogin</c>.</summary>
    public string LoginCookie { get; init; } = "loopback-browser";

    /// <summary>Requests in 30 seconds before a 429 until their end; null (the default) for no limit.</summary>
    public int? RequestsPerHalfMinute { get; init; }

    /// <summary>Whether a 429 of <see cref="RequestsPerHalfMinute"/> carries Retry-After. Default false.</summary>
    public bool AnnouncesRetryAfter { get; init; }
}
