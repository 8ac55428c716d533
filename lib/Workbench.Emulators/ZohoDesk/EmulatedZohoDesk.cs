using System.Globalization;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>
/// An account in use as a migration meets it: Enterprise, two departments, agents of which the last is DISABLED, a placeholder who owns
/// the token, twins of some source records, and foreign records with tickets.
/// </summary>
public static class EmulatedZohoDesk
{
    /// <summary>Starts the account with default settings.</summary>
    public static async Task<EmulatedAccount> StartAsync(EmulatorOptions options, SampleAccount sample, CancellationToken cancellationToken)
    {
        var seed = Seed(sample.Twins());
        var settings = new ZohoDeskSettings
        {
            ClientId = $"1000.CLIENT{options.Account.ToUpperInvariant()}",
            ClientSecret = $"zoho-secret-{options.Account}",
            RefreshToken = $"1000.refresh.{options.Account}",
            // A larger team than the usual ten has bought the licences that it uses.
            AgentLicences = Math.Max(10, seed.Agents.Count),
        };
        var emulator = await ZohoDeskEmulator.StartAsync(options, settings, seed, cancellationToken);
        return new EmulatedAccount(
            emulator,
            emulator.BaseAddress,
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["deskUrl"] = emulator.BaseAddress.ToString(),
                ["accountsUrl"] = emulator.BaseAddress.ToString(),
                ["dataCentre"] = settings.DataCentre,
                ["organizationId"] = settings.OrganizationId,
                ["clientId"] = settings.ClientId,
                ["searchLagSeconds"] = Seconds(settings.SearchLag / options.TimeFactor),
                ["creditsPerDay"] = settings.CreditsPerDay.ToString(CultureInfo.InvariantCulture),
                ["creditDaySeconds"] = Seconds(settings.CreditDay / options.TimeFactor),
                ["concurrency"] = settings.CallsAtOnce.ToString(CultureInfo.InvariantCulture),
                ["maxAttachmentBytes"] = settings.MaxAttachmentBytes.ToString(CultureInfo.InvariantCulture),
                ["blockedFileTypes"] = string.Join(',', settings.BlockedFileTypes),
                ["allowLoopback"] = "true",
            },
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["clientSecret"] = settings.ClientSecret,
                ["refreshToken"] = settings.RefreshToken,
            });
    }

    private static ZohoDeskSeed Seed(DestinationTwins twins)
    {
        var agents = twins.Agents.Where(agent => agent.Email is not null).ToList();
        var foreign = twins.Contacts.Where(contact => contact.SampleId is null).ToList();
        return new ZohoDeskSeed
        {
            Agents =
            [
                .. agents.Select((agent, index) => Agent(agent, isLast: index == agents.Count - 1)),
                new SeedAgent("", "Migration", "migration@desk.example") { IsTokenUser = true },
            ],
            Teams = [new SeedDeskTeam("Support", "Support", [.. agents.Take(1).Select(agent => agent.Email!)])],
            Accounts = [.. twins.Organizations.Select(organization => new SeedAccount(organization.Name))],
            Contacts = [.. twins.Contacts.Select(Contact)],
            Tickets = [.. foreign.Take(6).Select(contact => new SeedDeskTicket(contact.Email, "A ticket that was here before", "It must not change."))],
        };
    }

    private static SeedAgent Agent(SampleAgent agent, bool isLast)
    {
        var (first, last) = Split(agent.Name);
        return new SeedAgent(first ?? "", last, agent.Email!) { IsDisabled = !agent.Active || isLast };
    }

    private static SeedDeskContact Contact(TwinContact twin)
    {
        var (first, last) = Split(twin.Name);
        return new SeedDeskContact(first, last, twin.Email, twin.Phone);
    }

    private static (string? First, string Last) Split(string name) =>
        name.IndexOf(' ', StringComparison.Ordinal) is > 0 and var blank ? (name[..blank], name[(blank + 1)..]) : (null, name);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
