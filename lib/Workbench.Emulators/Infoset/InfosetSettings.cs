namespace Workbench.Emulators.Infoset;

/// <summary>What an Infoset account answers to <c>Page=0</c>; the vendor documents neither.</summary>
public enum InfosetPageZero { Refused, FirstPage }

/// <summary>Calls that only third-party clients or nobody has seen; one that an account does not know answers 404.</summary>
public enum InfosetProbe { Users, Teams, Tags, Pipelines, Properties, Companies, DealLogs }

/// <summary>What may differ from one Infoset account to the next. No vendor page confirms any of it.</summary>
public sealed record InfosetSettings
{
    public string ApiKey { get; init; } = "infoset-key-sandbox";

    /// <summary>The user that can log in instead of using the key.</summary>
    public string Email { get; init; } = "workbench@infoset.example";

    public string Password { get; init; } = "loopback-only";

    /// <summary>Id of the user behind <see cref="Email"/>.</summary>
    public long UserId { get; init; } = 41;

    /// <summary>How <c>/v1/users/me</c> names the id: <c>id</c>, <c>Id</c> or <c>userId</c> (the default).</summary>
    public string UserIdName { get; init; } = "userId";

    /// <summary>What <c>/v1/users/me</c> answers to an API key: 401 (the default) or 404.</summary>
    public int UsersMeStatus { get; init; } = 401;

    /// <summary>How long a token of the login works. Default 3600 s.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>After this many calls a token is refused before its time. Default 500.</summary>
    public int CallsPerToken { get; init; } = 500;

    /// <summary>Calls in one <see cref="RateWindow"/> before a 429. Default 600.</summary>
    public int CallsPerWindow { get; init; } = 600;

    /// <summary>Default 60 s.</summary>
    public TimeSpan RateWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest page. Default 100.</summary>
    public int LargestPage { get; init; } = 100;

    /// <summary>Whether a larger page than <see cref="LargestPage"/> is answered with 400 instead of being cut. Default false.</summary>
    public bool RefusesLargePages { get; init; }

    public InfosetPageZero PageZero { get; init; } = InfosetPageZero.Refused;

    /// <summary>Whether contacts obey <c>FromUpdatedDate</c>. Default false: accepted and ignored.</summary>
    public bool FiltersContactsByDate { get; init; }

    /// <summary>Whether dates end in <c>Z</c>. Default true.</summary>
    public bool WritesZone { get; init; } = true;

    /// <summary>The calls that answer; every other <see cref="InfosetProbe"/> is a 404.</summary>
    public IReadOnlySet<InfosetProbe> Answering { get; init; } =
        new HashSet<InfosetProbe> { InfosetProbe.Users, InfosetProbe.Pipelines, InfosetProbe.Properties, InfosetProbe.Companies };
}
