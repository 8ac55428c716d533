namespace Workbench.Connectors.Intercom;

/// <summary>
/// Where conversations and contacts stand in Intercom's own app. The vendor documents no such address; clients of several authors write it so (read
/// November 2026). It holds the workspace's code, which is a setting (<c>workspace</c>; <c>app.id_code</c> of <c>GET /me</c>). For tickets no form
/// is known.
/// </summary>
internal static class IntercomPages
{
    public static IReadOnlyDictionary<string, string> Of(Uri api, IReadOnlyDictionary<string, string> settings)
    {
        var app = api.Scheme != Uri.UriSchemeHttps ? null : api.Host.ToLowerInvariant() switch
        {
            "api.intercom.io" => "app.intercom.com",
            "api.eu.intercom.io" => "app.eu.intercom.com",
            "api.au.intercom.io" => "app.au.intercom.com",
            _ => null,
        };
        if (app is null || settings.GetValueOrDefault("workspace") is not { Length: > 0 } named)
        {
            return new Dictionary<string, string>();
        }

        var workspace = Uri.EscapeDataString(named);
        return new Dictionary<string, string>
        {
            [IntercomNames.Conversation] = $"https://{app}/a/inbox/{workspace}/inbox/conversation/{{id}}",
            [IntercomNames.Contact] = $"https://{app}/a/apps/{workspace}/users/{{id}}",
        };
    }
}
