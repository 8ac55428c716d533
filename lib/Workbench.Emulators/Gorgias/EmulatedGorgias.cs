using System.Globalization;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Gorgias;

/// <summary>
/// An account in use as a migration meets it: agents, a placeholder user, twins of some source contacts, customers that have nothing to do
/// with it (three of them with a ticket), and an inactive rule.
/// </summary>
public static class EmulatedGorgias
{
    private const int ForeignTickets = 3;

    /// <summary>
    /// Starts the account. Settings: <c>email</c>, <c>bucketSize</c> (requests), <c>windowSeconds</c> and <c>jobLagSeconds</c> (shortened,
    /// fractions), <c>allowLoopback</c>. Secret: <c>apiKey</c>.
    /// </summary>
    public static async Task<EmulatedAccount> StartAsync(EmulatorOptions options, SampleAccount sample, CancellationToken cancellationToken)
    {
        var settings = new GorgiasSettings
        {
            Email = $"owner@{options.Account}.example",
            ApiKey = $"gorgias-key-{options.Account}",
            RefreshToken = $"gorgias-refresh-{options.Account}",
            Subdomain = options.Account,
        };
        var emulator = await GorgiasEmulator.StartAsync(options, settings, Seed(sample, options.Account), cancellationToken);
        return new EmulatedAccount(
            emulator,
            emulator.BaseAddress,
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["allowLoopback"] = "true",
                ["bucketSize"] = settings.BucketSize.ToString(CultureInfo.InvariantCulture),
                ["email"] = settings.Email,
                ["jobLagSeconds"] = Seconds(settings.JobLag, options),
                ["windowSeconds"] = Seconds(settings.BucketWindow, options),
            },
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["apiKey"] = settings.ApiKey });
    }

    private static GorgiasSeed Seed(SampleAccount sample, string account)
    {
        var twins = sample.Twins();
        var foreign = twins.Contacts.Where(contact => contact.SampleId is null).Take(ForeignTickets).ToList();
        return new GorgiasSeed
        {
            Users =
            [
                .. twins.Agents.Where(agent => agent.Email is not null).Select(agent => new SeedUser(agent.Name, agent.Email!, "agent")),
                new SeedUser("Migration", $"migration@{account}.example", "agent"),
            ],
            Customers = [.. twins.Contacts.Select(contact => new SeedCustomer(contact.Name, contact.Email, contact.Phone)
            {
                Subject = foreign.Contains(contact) ? "A ticket that was here before" : null,
            })],
        };
    }

    private static string Seconds(TimeSpan real, EmulatorOptions options) =>
        (real / options.TimeFactor).TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
