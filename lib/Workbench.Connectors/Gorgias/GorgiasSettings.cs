using Workbench.Core.Errors;
using Workbench.Core.Security;

namespace Workbench.Connectors.Gorgias;

/// <summary>How to reach one Gorgias account.</summary>
/// <param name="BaseUrl">For example <c>https://acme.gorgias.com</c>.</param>
/// <param name="Email">E-mail of the user whose API key is used (setting <c>email</c>).</param>
/// <param name="ApiKey">API key from Settings, REST API (secret <c>apiKey</c>).</param>
public sealed record GorgiasSettings(Uri BaseUrl, string Email, Secret ApiKey)
{
    /// <summary>Time in which a full bucket empties (setting <c>windowSeconds</c>). Default 20 s; Enterprise 10 s (vendor's limitations page, 2025-09-16).</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Requests that the bucket holds until an answer states it (setting <c>bucketSize</c>). Default 40.</summary>
    public int BucketSize { get; init; } = 40;

    /// <summary>Largest file sent, in bytes (setting <c>maxFileBytes</c>). Default 20 MB: the vendor states no limit, only that one exists.</summary>
    public long MaxFileBytes { get; init; } = 20_000_000;

    /// <summary>Reads the settings of a connection.</summary>
    /// <exception cref="PlanException">The e-mail or the key is missing, or a number is none.</exception>
    public static GorgiasSettings Of(ConnectionProfile profile) => new(
        profile.BaseUrl,
        profile.Setting("email") ?? throw new PlanException("The gorgias connection has no setting 'email'. Write the e-mail of the user to whom the API key belongs."),
        profile.Secret("apiKey"))
    {
        Window = TimeSpan.FromSeconds(profile.Positive("windowSeconds", 20)),
        BucketSize = (int)profile.Positive("bucketSize", 40),
        MaxFileBytes = (long)profile.Positive("maxFileBytes", 20_000_000),
    };
}
