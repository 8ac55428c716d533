namespace Workbench.Emulators.Intercom;

/// <summary>
/// Every behaviour of the workspace that a customer's account may show differently. Real lags and windows: the emulator divides them by
/// <see cref="EmulatorOptions.TimeFactor"/> except where a property says otherwise. Facts: Intercom API 2.16, OpenAPI description of
/// 2026-08-21.
/// </summary>
public sealed record IntercomSettings
{
    /// <summary>The one access token that is accepted.</summary>
    public string AccessToken { get; init; } = "intercom-emulator-token";

    /// <summary>The workspace's <c>id_code</c>.</summary>
    public string WorkspaceId { get; init; } = "wb12demo";

    public string Region { get; init; } = "US";

    /// <summary>IANA name; contact date search cuts days in this zone. Default Etc/UTC.</summary>
    public string TimeZone { get; init; } = "Etc/UTC";

    /// <summary>The teammate who owns the token; null takes the first seeded one.</summary>
    public string? TokenTeammateId { get; init; }

    /// <summary>False answers 403 <c>api_plan_restricted</c> to conversation, ticket and message calls.</summary>
    public bool HasPlan { get; init; } = true;

    /// <summary>Scopes that the token lacks, see <see cref="IntercomScopes"/>. By default only the deletion of metrics.</summary>
    public IReadOnlySet<string> MissingScopes { get; init; } = new HashSet<string> { IntercomScopes.DeleteMetrics };

    /// <summary>The version that a request without <c>Intercom-Version</c> gets: that of the app, and 1.0 when none is set.</summary>
    public string VersionWithoutHeader { get; init; } = "1.0";

    /// <summary>Requests per window of ten seconds. Default 1,666: the vendor's 10,000 a minute.</summary>
    public int RequestsPerWindow { get; init; } = 1666;

    public TimeSpan RateWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a new contact, conversation or ticket is missing from searches. Default one minute.</summary>
    public TimeSpan SearchLag { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A conversation for a contact younger than this is refused once with 404. Default 2 s; zero switches it off.</summary>
    public TimeSpan FreshContactLag { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Time from DELETE /companies/{id} to the archiving and detaching. Default 10 s.</summary>
    public TimeSpan CompanyArchiveLag { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time from POST /tickets/enqueue to the ticket. Default 5 s.</summary>
    public TimeSpan JobLag { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Lifetime of an attachment URL, not divided by the time factor. Default 30 min.</summary>
    public TimeSpan AttachmentUrlLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>False leaves the images of articles where they were sent from, as a vendor does that has not fetched them yet. Default true.</summary>
    public bool HostsArticleImages { get; init; } = true;

    /// <summary>Idle time after which a company scroll expires. Default one minute.</summary>
    public TimeSpan ScrollIdle { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The scroll page (counted from 1) that fails with 500; 0 (the default) never.</summary>
    public int FailScrollAtPage { get; init; }

    /// <summary>
    /// True answers <c>GET /companies?company_id=</c> with the company itself, as the prose says; false (the default) with a list of
    /// one, as the description's schema and example say.
    /// </summary>
    public bool ExactCompanyReadIsBare { get; init; }

    /// <summary>True answers 400 to a phone number that is not E.164 after normalising. Default false.</summary>
    public bool ValidatePhones { get; init; }

    /// <summary>True lets an e-mail-only user and a new <c>external_id</c> with that e-mail become two users. Default false: 409.</summary>
    public bool SecondUserForNewExternalId { get; init; }

    /// <summary>True answers 400 to an <c>external_id</c> on a lead. Default false.</summary>
    public bool RefuseExternalIdOnLeads { get; init; }

    /// <summary>Custom data attributes (contact and company together) that may be active at once. Default 250.</summary>
    public int DataAttributeLimit { get; init; } = 250;

    /// <summary>Names of data attributes that something depends on, so that archiving them answers 422.</summary>
    public IReadOnlySet<string> AttributesWithDependants { get; init; } = new HashSet<string>();

    /// <summary>Collections above this depth are refused. Default 3.</summary>
    public int CollectionLevels { get; init; } = 3;
}

/// <summary>The scopes that Intercom's description of version 2.16 names.</summary>
public static class IntercomScopes
{
    public const string ReadConversations = "read_conversations";
    public const string WriteConversations = "write_conversations";
    public const string WriteTickets = "write_tickets";
    public const string Users = "read_write_users";
    public const string ReadArticles = "read_articles_scope";
    public const string WriteArticles = "read_write_articles_scope";
    public const string WriteContent = "write_content";
    public const string Redirects = "read_write_help_center_redirects_scope";
    public const string DeleteMetrics = "delete_conversations_and_metrics";
    public const string CustomObjects = "read_write_custom_objects";
}
