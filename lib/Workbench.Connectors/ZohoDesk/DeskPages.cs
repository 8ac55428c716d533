namespace Workbench.Connectors.ZohoDesk;

/// <summary>
/// Where tickets and contacts stand in Zoho Desk's own app. They are the forms of <c>webUrl</c> in samples of answers in public client code (tickets,
/// contacts; November 2026), not confirmed by the vendor. The API does not tell the portal's name, so it is a setting (<c>portal</c>), as in
/// <c>https://desk.zoho.eu/support/acme</c>.
/// </summary>
internal static class DeskPages
{
    public static IReadOnlyDictionary<string, string> Of(Uri host, IReadOnlyDictionary<string, string> settings)
    {
        if (host.Scheme != Uri.UriSchemeHttps || !IsDesk(host) || settings.GetValueOrDefault("portal") is not { Length: > 0 } portal)
        {
            return new Dictionary<string, string>();
        }

        var home = $"https://{host.Host}/support/{Uri.EscapeDataString(portal)}/ShowHomePage.do";
        return new Dictionary<string, string>
        {
            [DeskNames.Ticket] = home + "#Cases/dv/{id}",
            [DeskNames.Contact] = home + "#Contacts/dv/{id}",
        };
    }

    private static bool IsDesk(Uri host) =>
        host.Host.StartsWith("desk.zoho.", StringComparison.OrdinalIgnoreCase) || host.Host.Equals("desk.zohocloud.ca", StringComparison.OrdinalIgnoreCase);
}
