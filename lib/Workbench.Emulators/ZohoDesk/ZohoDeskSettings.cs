namespace Workbench.Emulators.ZohoDesk;

/// <summary>Editions of Zoho Desk, from the smallest to the largest.</summary>
public enum ZohoDeskEdition { Free, Express, Standard, Professional, Enterprise }

/// <summary>
/// Every behaviour of the account that a customer's may show differently. Lags and windows are real ones: the emulator divides them by
/// <see cref="EmulatorOptions.TimeFactor"/> except where a property says otherwise. Figures: Zoho Desk help, "Working with API Credits";
/// what no vendor page states is an assumption that can be changed here.
/// </summary>
public sealed record ZohoDeskSettings
{
    public string ClientId { get; init; } = "1000.EMULATEDCLIENT";

    public string ClientSecret { get; init; } = "zoho-emulator-secret";

    public string RefreshToken { get; init; } = "1000.emulator.refresh";

    public string OrganizationId { get; init; } = "60001234";

    /// <summary>Name of the data centre; tokens of another one are refused. Default eu.</summary>
    public string DataCentre { get; init; } = "eu";

    /// <summary>Scopes of every token; by default all that a migration needs.</summary>
    public IReadOnlySet<string> Scopes { get; init; } = ZohoDeskScopes.All;

    public ZohoDeskEdition Edition { get; init; } = ZohoDeskEdition.Enterprise;

    /// <summary>Paid agents; they raise the daily credits too. Default 10.</summary>
    public int AgentLicences { get; init; } = 10;

    /// <summary>Light agents; they raise no credits. Default 5.</summary>
    public int LightAgentLicences { get; init; } = 5;

    /// <summary>Life of an access token, not divided by the time factor. Default one hour.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Access tokens that one refresh token gives per <see cref="RefreshWindow"/>. Default 10.</summary>
    public int RefreshesPerWindow { get; init; } = 10;

    public TimeSpan RefreshWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Access tokens that live at once; the oldest dies. Default 10.</summary>
    public int ActiveTokens { get; init; } = 10;

    /// <summary>Daily credits; null (the default) takes those of the edition and its agents.</summary>
    public int? DailyCredits { get; init; }

    /// <summary>The length of the credit day. Default 24 h.</summary>
    public TimeSpan CreditDay { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Calls that may run at once; null (the default) takes those of the edition.</summary>
    public int? Concurrency { get; init; }

    /// <summary>How long a new ticket, contact or account is missing from searches. Default 2 s.</summary>
    public TimeSpan SearchLag { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the recycle bin keeps a record. Default 60 days.</summary>
    public TimeSpan BinRetention { get; init; } = TimeSpan.FromDays(60);

    /// <summary>The code of the 403 that a call without <c>orgId</c> gets; UNAUTHORIZED turns it into a 401.</summary>
    public string MissingOrganizationCode { get; init; } = "OAUTH_ORG_MISMATCH";

    /// <summary>True ignores unknown keys of a body silently; false (the default) answers 422.</summary>
    public bool IgnoreUnknownKeys { get; init; }

    /// <summary>What a comment without <c>isPublic</c> becomes. Default true: public, and mailed.</summary>
    public bool PublicCommentsByDefault { get; init; } = true;

    /// <summary>True mails the contact about each new ticket. Default false: the customer has switched the rule off.</summary>
    public bool NotifyOnTicketCreate { get; init; }

    /// <summary>True (the default) refuses a second contact with the same e-mail.</summary>
    public bool UniqueContactEmails { get; init; } = true;

    /// <summary>True (the default) refuses to assign a DISABLED agent.</summary>
    public bool RefuseDisabledAgents { get; init; } = true;

    /// <summary>True (the default) puts a new custom field into every layout of its module.</summary>
    public bool FieldsJoinLayouts { get; init; } = true;

    /// <summary>Fields that the profile of the token's user hides, as <c>tickets/priority</c> or <c>contacts/cf_vip</c>.</summary>
    public IReadOnlySet<string> HiddenFields { get; init; } = new HashSet<string>();

    /// <summary>Default 20 MB.</summary>
    public long MaxAttachmentBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>File name endings that Attachments Control blocks.</summary>
    public IReadOnlySet<string> BlockedFileTypes { get; init; } =
        new SortedSet<string>(StringComparer.OrdinalIgnoreCase) { "exe", "bat", "cmd", "com", "scr", "msi", "vbs" };

    /// <summary>True (the default) answers every second call of a list as a bare array.</summary>
    public bool AlternateListShapes { get; init; } = true;

    /// <summary>True answers the read of a trashed record with <c>isTrashed</c>; false (the default) with 404.</summary>
    public bool TrashedIsReadable { get; init; }

    /// <summary>Custom fields per module. Default 230.</summary>
    public int CustomFieldLimit { get; init; } = 230;

    internal int CreditsPerDay => DailyCredits ?? Edition switch
    {
        ZohoDeskEdition.Free => 5_000,
        ZohoDeskEdition.Express => 25_000 + 100 * AgentLicences,
        ZohoDeskEdition.Standard => 50_000 + 250 * AgentLicences,
        ZohoDeskEdition.Professional => 75_000 + 500 * AgentLicences,
        _ => 100_000 + 1_000 * AgentLicences,
    };

    internal int CallsAtOnce => Concurrency ?? Edition switch
    {
        ZohoDeskEdition.Free => 5,
        ZohoDeskEdition.Express or ZohoDeskEdition.Standard => 10,
        ZohoDeskEdition.Professional => 15,
        _ => 25,
    };
}

/// <summary>The scopes that a migration asks for, one by one where the vendor refuses <c>ALL</c>.</summary>
public static class ZohoDeskScopes
{
    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "Desk.tickets.ALL", "Desk.tasks.ALL", "Desk.calls.ALL", "Desk.events.ALL", "Desk.basic.ALL", "Desk.settings.ALL",
        "Desk.fields.ALL", "Desk.layouts.ALL", "Desk.products.ALL", "Desk.articles.ALL", "Desk.search.READ", "Desk.imports.ALL",
        "Desk.contacts.READ", "Desk.contacts.CREATE", "Desk.contacts.UPDATE", "Desk.contacts.DELETE",
    };
}
