namespace Workbench.Emulators.Ivinex;

/// <summary>Which of the vendor's two sets of calls an account answers.</summary>
public enum IvinexGeneration { Both, Records, Named }

/// <summary>What a call answers for a tab that the user may not read. The vendor documents none of them.</summary>
public enum IvinexHiddenTabAnswer { EmptyRecords, Forbidden, HtmlPage }

/// <summary>What differs from one Ivinex account to the next.</summary>
public sealed record IvinexSettings
{
    public string UserName { get; init; } = "workbench";

    public string Password { get; init; } = "loopback-only";

    /// <summary>IANA name of the zone in which times are written, without saying so. Default America/New_York.</summary>
    public string TimeZone { get; init; } = "America/New_York";

    public IvinexGeneration Generation { get; init; } = IvinexGeneration.Both;

    /// <summary>Added to every tab, field and option id, so that two accounts differ. Default 0.</summary>
    public int IdOffset { get; init; }

    /// <summary>Names of the tabs that the user has no permission to read; none by default.</summary>
    public IReadOnlySet<string> HiddenTabs { get; init; } = new HashSet<string>();

    public IvinexHiddenTabAnswer HiddenTabAnswer { get; init; } = IvinexHiddenTabAnswer.EmptyRecords;

    /// <summary>
    /// When true (the default), rows of a page come in another order on every call, and the last record of a page comes again on the next.
    /// </summary>
    public bool ShuffleRows { get; init; } = true;

    /// <summary>Requests per second before a 429; null (the default) for no limit.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>Whether a 429 of <see cref="RequestsPerSecond"/> carries Retry-After. Default true.</summary>
    public bool AnnouncesRetryAfter { get; init; } = true;

    /// <summary>How long a download address works after it was listed; null (the default) for ever.</summary>
    public TimeSpan? AttachmentUrlLifetime { get; init; }
}
