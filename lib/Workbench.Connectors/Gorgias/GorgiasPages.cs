namespace Workbench.Connectors.Gorgias;

/// <summary>
/// Where tickets and customers stand in Gorgias' own app, on the host of the API. The vendor documents no such address; clients of
/// several authors write it so (read November 2026).
/// </summary>
internal static class GorgiasPages
{
    public static IReadOnlyDictionary<string, string> Of(Uri account) =>
        account.Scheme == Uri.UriSchemeHttps && account.Host.EndsWith(".gorgias.com", StringComparison.OrdinalIgnoreCase)
            ? new Dictionary<string, string>
            {
                [GorgiasNames.Ticket] = $"https://{account.Host}/app/ticket/{{id}}",
                [GorgiasNames.Customer] = $"https://{account.Host}/app/customer/{{id}}",
            }
            : new Dictionary<string, string>();
}
