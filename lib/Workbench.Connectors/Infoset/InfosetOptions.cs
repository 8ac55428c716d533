using Workbench.Core.Errors;
using Workbench.Core.Security;

namespace Workbench.Connectors.Infoset;

/// <summary>How one Infoset account is read. Every setting has a name in the connection profile, given in brackets.</summary>
public sealed record InfosetOptions
{
    private const string Key = "key";
    private const string Login = "login";
    private const int LargestPage = 100;

    /// <summary>Root of the API, without <c>/v1</c>.</summary>
    public required Uri Root { get; init; }

    /// <summary>Sent as <c>X-API-Key</c>; null where a user signs in. [secret <c>apiKey</c>]</summary>
    public Secret? ApiKey { get; init; }

    /// <summary>The user who signs in; null where a key is used. [<c>email</c>]</summary>
    public string? Email { get; init; }

    /// <summary>Password of that user. [secret <c>password</c>]</summary>
    public Secret? Password { get; init; }

    /// <summary>How long a token without an end of its own is used. [<c>tokenSeconds</c>, default 3600 s]</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Length of the quota window, which the vendor does not state. [<c>windowSeconds</c>, default 60 s]</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Rows per page, at most 100. [<c>pageSize</c>, default 100]</summary>
    public int PageSize { get; init; } = LargestPage;

    /// <summary>Calls under way at the same time while threads are read, at most 5. [<c>parallel</c>, default 4]</summary>
    public int Parallel { get; init; } = 4;

    /// <summary>Longest single attempt. [<c>attemptTimeoutSeconds</c>, default 30 s]</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Reads SLA breaches, one call for each ticket. [<c>breaches</c>: <c>read</c> or <c>skip</c>; default read]</summary>
    public bool ReadsBreaches { get; init; } = true;

    /// <summary>
    /// True: a list that states more rows than came stops the step. False: only that no pass brings more. [<c>totals</c>: <c>binding</c>
    /// or <c>advisory</c>; default binding]
    /// </summary>
    public bool TotalsBind { get; init; } = true;

    /// <summary>Objects that a person confirmed to be empty. [<c>mayBeEmpty</c>, joined by commas, for example <c>deals,companies</c>]</summary>
    public IReadOnlyList<string> MayBeEmpty { get; init; } = [];

    /// <summary>Tickets that the vendor's own screen shows; null where nobody looked. [<c>expectedTickets</c>]</summary>
    public long? ExpectedTickets { get; init; }

    /// <summary>Contacts that the vendor's own screen shows; null where nobody looked. [<c>expectedContacts</c>]</summary>
    public long? ExpectedContacts { get; init; }

    /// <summary>Name of the account, which no call states; it guards against reading another one. [<c>account</c>]</summary>
    public string? Account { get; init; }

    /// <summary>Further hosts that files may come from. [<c>downloadHosts</c>, joined by commas]</summary>
    public IReadOnlyList<string> DownloadHosts { get; init; } = [];

    /// <summary>Lets files come from this machine, as in the demo. [<c>allowLoopback</c>, default false]</summary>
    public bool AllowLoopback { get; init; }

    /// <summary>Largest file. [<c>maxFileBytes</c>, default 100 MiB]</summary>
    public long MaxFileBytes { get; init; } = 100L * 1024 * 1024;

    /// <summary>Folder of the operator files; null where there is none.</summary>
    public string? OperatorDirectory { get; init; }

    /// <summary>Reads the profile.</summary>
    /// <exception cref="PlanException">A setting is missing or means nothing.</exception>
    public static InfosetOptions From(ConnectionProfile profile)
    {
        if (!profile.BaseUrl.IsAbsoluteUri || (profile.BaseUrl.Scheme != "https" && !profile.BaseUrl.IsLoopback))
        {
            throw new PlanException($"The base URL '{profile.BaseUrl}' of the infoset connection must be https://api.infoset.app/.");
        }

        var signsIn = SignsIn(profile.Settings);
        return new InfosetOptions
        {
            Root = WithoutVersion(profile.BaseUrl),
            ApiKey = signsIn ? null : profile.Secret("apiKey"),
            Email = signsIn
                ? profile.Setting("email") ?? throw new PlanException("The infoset connection has no setting 'email', with which a user signs in.")
                : null,
            Password = signsIn ? profile.Secret("password") : null,
            TokenLife = TimeSpan.FromSeconds(profile.Positive("tokenSeconds", 3600)),
            Window = TimeSpan.FromSeconds(profile.Positive("windowSeconds", 60)),
            PageSize = (int)Math.Clamp(profile.Positive("pageSize", LargestPage), 1, LargestPage),
            Parallel = (int)Math.Clamp(profile.Positive("parallel", 4), 1, 5),
            AttemptTimeout = TimeSpan.FromSeconds(profile.Positive("attemptTimeoutSeconds", 30)),
            ReadsBreaches = OneOf(profile.Settings, "breaches", "read", "skip") == "read",
            TotalsBind = OneOf(profile.Settings, "totals", "binding", "advisory") == "binding",
            MayBeEmpty = Names(profile, "mayBeEmpty"),
            ExpectedTickets = Expected(profile, "expectedTickets"),
            ExpectedContacts = Expected(profile, "expectedContacts"),
            Account = profile.Setting("account"),
            DownloadHosts = Names(profile, "downloadHosts"),
            AllowLoopback = profile.Flag("allowLoopback"),
            MaxFileBytes = (long)profile.Positive("maxFileBytes", 100L * 1024 * 1024),
            OperatorDirectory = profile.OperatorDirectory,
        };
    }

    /// <summary>The secrets that the setting <c>signIn</c> asks for. [<c>signIn</c>: <c>key</c> or <c>login</c>; default key]</summary>
    /// <exception cref="PlanException">The setting says something else.</exception>
    public static IReadOnlyList<string> SecretNames(IReadOnlyDictionary<string, string> settings) =>
        SignsIn(settings) ? ["password"] : ["apiKey"];

    private static bool SignsIn(IReadOnlyDictionary<string, string> settings) => OneOf(settings, "signIn", Key, Login) == Login;

    private static Uri WithoutVersion(Uri given)
    {
        var path = given.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return new Uri(path.EndsWith("/v1", StringComparison.OrdinalIgnoreCase) ? path[..^2] : path + "/");
    }

    private static string[] Names(ConnectionProfile profile, string name) =>
        (profile.Setting(name) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static long? Expected(ConnectionProfile profile, string name) =>
        profile.Setting(name) is null ? null : (long)profile.Positive(name, 1);

    private static string OneOf(IReadOnlyDictionary<string, string> settings, string name, string usual, string other) =>
        settings.GetValueOrDefault(name) switch
        {
            null or "" => usual,
            var value when value == usual || value == other => value,
            var value => throw new PlanException($"Setting '{name}' of the infoset connection is '{value}'. Write {usual} or {other}."),
        };
}
