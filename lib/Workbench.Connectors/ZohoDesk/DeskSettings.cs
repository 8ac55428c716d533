using Workbench.Connectors.ZohoDesk.Bundle;
using Workbench.Core.Errors;
using Workbench.Core.Security;

namespace Workbench.Connectors.ZohoDesk;

/// <summary>How to reach one Zoho Desk portal.</summary>
/// <param name="BaseUrl">Root of the Desk host, for example <c>https://desk.zoho.eu</c>; <c>/api/v1</c> behind it is accepted.</param>
/// <param name="AccountsUrl">Root of the accounts host of the same data centre (setting <c>accountsUrl</c>), for example <c>https://accounts.zoho.eu</c>.</param>
/// <param name="OrganizationId">Sent as header <c>orgId</c> (setting <c>organizationId</c>).</param>
/// <param name="ClientId">Setting <c>clientId</c>.</param>
/// <param name="ClientSecret">Secret <c>clientSecret</c>.</param>
/// <param name="RefreshToken">Secret <c>refreshToken</c>; lasts until it is revoked.</param>
public sealed record DeskSettings(
    Uri BaseUrl, Uri AccountsUrl, string OrganizationId, string ClientId, Secret ClientSecret, Secret RefreshToken)
{
    /// <summary>How long a new record may be missing from searches (setting <c>searchLagSeconds</c>). Default 120 s; the vendor states none.</summary>
    public TimeSpan SearchLag { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Credits per day of the whole portal (setting <c>creditsPerDay</c>). Default 75,000, Professional without agents.</summary>
    public long CreditsPerDay { get; init; } = 75_000;

    /// <summary>Length of the credit day (setting <c>creditDaySeconds</c>). Default 86,400 s.</summary>
    public TimeSpan CreditDay { get; init; } = TimeSpan.FromDays(1);

    /// <summary>
    /// In which ten refreshes of the access token are allowed (setting <c>refreshWindowSeconds</c>). Default 600 s, shortened where
    /// <see cref="CreditDay"/> is.
    /// </summary>
    public TimeSpan RefreshWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Credits per day that stay with the customer's own use (setting <c>creditReserve</c>). Default a tenth of the day's.</summary>
    public long CreditReserve { get; init; } = 7_500;

    /// <summary>Calls at once that the edition allows (setting <c>concurrency</c>). Default 15, Professional; two of them are left free.</summary>
    public int Concurrency { get; init; } = 15;

    /// <summary>Largest file sent (setting <c>maxAttachmentBytes</c>). Default 20 MB; the vendor states no limit.</summary>
    public long MaxAttachmentBytes { get; init; } = 20_000_000;

    /// <summary>File name endings that the portal refuses (setting <c>blockedFileTypes</c>, joined by commas). Default none.</summary>
    public IReadOnlySet<string> BlockedFileTypes { get; init; } = new HashSet<string>();

    /// <summary>How a bundle for the assisted migration is cut (settings <c>bundleMaxBytes</c>, <c>bundleMaxRows</c>, <c>bundlePhase2</c>).</summary>
    public BundleSettings Bundle { get; init; } = new();

    /// <summary>Reads the settings of a connection.</summary>
    /// <exception cref="PlanException">A secret or a setting is missing, or a number is none.</exception>
    public static DeskSettings Of(ConnectionProfile profile)
    {
        var credits = (long)profile.Positive("creditsPerDay", 75_000);
        var day = TimeSpan.FromSeconds(profile.Positive("creditDaySeconds", 86_400));
        return new(
            Root(profile.BaseUrl),
            Uri.TryCreate(Required(profile, "accountsUrl"), UriKind.Absolute, out var accounts)
                ? accounts
                : throw new PlanException("Setting 'accountsUrl' of the zoho-desk connection is no address. Write for example https://accounts.zoho.eu."),
            Required(profile, "organizationId"),
            Required(profile, "clientId"),
            profile.Secret("clientSecret"),
            profile.Secret("refreshToken"))
        {
            SearchLag = TimeSpan.FromSeconds(profile.Positive("searchLagSeconds", 120)),
            CreditsPerDay = credits,
            CreditDay = day,
            RefreshWindow = TimeSpan.FromSeconds(profile.Positive("refreshWindowSeconds", 600 * (day / TimeSpan.FromDays(1)))),
            CreditReserve = (long)profile.Positive("creditReserve", Math.Max(1, credits / 10d)),
            Concurrency = (int)profile.Positive("concurrency", 15),
            MaxAttachmentBytes = (long)profile.Positive("maxAttachmentBytes", 20_000_000),
            Bundle = BundleSettings.Of(profile),
            BlockedFileTypes = (profile.Setting("blockedFileTypes") ?? "")
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .ToHashSet(StringComparer.OrdinalIgnoreCase),
        };
    }

    private static Uri Root(Uri address)
    {
        var text = address.AbsoluteUri.TrimEnd('/');
        return new Uri(text.EndsWith("/api/v1", StringComparison.OrdinalIgnoreCase) ? text[..^"/api/v1".Length] : text);
    }

    private static string Required(ConnectionProfile profile, string name) => profile.Setting(name)
        ?? throw new PlanException($"The zoho-desk connection has no setting '{name}'. Write it into migration.json.");
}
