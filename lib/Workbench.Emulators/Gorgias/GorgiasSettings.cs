namespace Workbench.Emulators.Gorgias;

/// <summary>
/// Every behaviour that a customer's Gorgias account may show differently. Windows and lags are the vendor's real ones: the emulator
/// divides them by <see cref="EmulatorOptions.TimeFactor"/>. Counts and windows: developers.gorgias.com, "Limitations", 2025-09-16; the
/// rest is stated by no vendor page and therefore a setting.
/// </summary>
public sealed record GorgiasSettings
{
    /// <summary>The account e-mail of HTTP Basic; also the log-in of the first seeded user, who is <c>GET /api/users/0</c>.</summary>
    public string Email { get; init; } = "owner@shop.example";

    /// <summary>The one API key that is accepted.</summary>
    public string ApiKey { get; init; } = "gorgias-emulator-key";

    /// <summary>The part of the host name before <c>.gorgias.com</c>, shown by <c>GET /api/account</c>.</summary>
    public string Subdomain { get; init; } = "shop";

    /// <summary>The role of the key's user; anything but <c>admin</c> is refused some writes with 403.</summary>
    public string CallerRole { get; init; } = "admin";

    /// <summary>Requests that the bucket of an API key holds. Default 40.</summary>
    public int BucketSize { get; init; } = 40;

    /// <summary>Requests that the bucket of an OAuth2 token holds. Default 80.</summary>
    public int OAuthBucketSize { get; init; } = 80;

    /// <summary>The time in which a full bucket runs empty. Default 20 s; Enterprise 10 s.</summary>
    public TimeSpan BucketWindow { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>What an OAuth2 token may do. By default everything.</summary>
    public IReadOnlySet<string> OAuthMissingScopes { get; init; } = new HashSet<string>();

    /// <summary>The refresh token that never expires.</summary>
    public string RefreshToken { get; init; } = "gorgias-emulator-refresh";

    /// <summary>False ignores an <c>offset</c> in a query; true (the default) answers 400.</summary>
    public bool RefuseOffset { get; init; } = true;

    /// <summary>True answers 409 to the <c>external_id</c> of another customer. Default false: two customers.</summary>
    public bool UniqueCustomerExternalIds { get; init; }

    /// <summary>True answers 409 to a phone number of another customer. Default false.</summary>
    public bool UniquePhones { get; init; }

    /// <summary>True lets a customer with tickets be deleted, with them staying behind. Default false: 400.</summary>
    public bool DeleteCustomersWithTickets { get; init; }

    /// <summary>False ignores <c>created_datetime</c> in a ticket update; true (the default) answers 400.</summary>
    public bool RefuseCreatedOnUpdate { get; init; } = true;

    /// <summary>True (the default) lets every later write move a ticket's <c>updated_datetime</c> to now.</summary>
    public bool WritesMoveUpdated { get; init; } = true;

    /// <summary>True obeys <c>active</c> in a user's body; false (the default) ignores it.</summary>
    public bool ObeyActive { get; init; }

    /// <summary>Ticket fields that may be active at once. Default 25 (docs.gorgias.com, "Ticket Fields 101").</summary>
    public int ActiveTicketFields { get; init; } = 25;

    /// <summary>The largest file that an upload may hold, in bytes. Default 20 MiB; more answers 413.</summary>
    public long MaxUploadBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>The time from POST /api/jobs to its end; half of it is spent waiting. Default 10 s.</summary>
    public TimeSpan JobLag { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Ids of tickets that a <c>deleteTicket</c> job fails to delete.</summary>
    public IReadOnlySet<long> UndeletableTickets { get; init; } = new HashSet<long>();

    /// <summary>True answers searches with a bare list; false (the default) with <c>{"data":[...]}</c>.</summary>
    public bool SearchAnswersList { get; init; }

    /// <summary>Content type of JSON answers, for example <c>application/vnd.gorgias+json</c>. Default <c>application/json</c>.</summary>
    public string JsonContentType { get; init; } = "application/json";
}
