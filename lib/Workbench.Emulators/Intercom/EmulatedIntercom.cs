using System.Globalization;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Intercom;

/// <summary>
/// A workspace in use as a migration meets it: teammates, a placeholder, twins of some source records, foreign records, and custom
/// object types that a person made.
/// </summary>
public static class EmulatedIntercom
{
    private const string Deal = "Deal";

    /// <summary>What a person typed for deals: the machine names of the source's own fields, in lower case.</summary>
    private static readonly IReadOnlyList<string> DealAttributes =
    [
        "name", "pipelineid", "stageid", "status", "ownerid", "amount", "currency", "closedate", "contactid", "companyid", "notes", "logs",
    ];

    /// <summary>Starts the workspace with default settings.</summary>
    public static Task<EmulatedAccount> StartAsync(EmulatorOptions options, SampleAccount sample, CancellationToken cancellationToken) =>
        StartAsync(options, new IntercomSettings(), sample, cancellationToken);

    /// <summary>Starts the workspace with settings of its own; token and workspace are those of the options' account.</summary>
    public static async Task<EmulatedAccount> StartAsync(
        EmulatorOptions options, IntercomSettings settings, SampleAccount sample, CancellationToken cancellationToken)
    {
        settings = settings with { AccessToken = $"intercom-token-{options.Account}", WorkspaceId = $"demo-{options.Account}" };
        var emulator = await IntercomEmulator.StartAsync(options, settings, Seed(sample), cancellationToken);
        return new EmulatedAccount(
            emulator,
            emulator.BaseAddress,
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["windowSeconds"] = Number(10 / options.TimeFactor),
                ["searchLagSeconds"] = Number(120 / options.TimeFactor),
                ["customObjectTypes"] = string.Join(',', Types(sample).Select(type => $"{type.Name}:{type.ContactReference}")),
                ["allowLoopback"] = "true",
            },
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["token"] = settings.AccessToken });
    }

    private static IntercomSeed Seed(SampleAccount sample)
    {
        var twins = sample.Twins();
        var foreign = twins.Contacts.Where(contact => contact.SampleId is null).ToList();
        return IntercomSeed.Default with
        {
            Teammates =
            [
                .. twins.Agents.Where(agent => agent.Email is not null).Select((agent, index) => new SeedTeammate($"{8_100_000 + index}", agent.Name, agent.Email!)),
                new SeedTeammate("8199999", "Migration", "migration@workspace.example", IsPlaceholder: true),
            ],
            Teams = [new SeedTeam("5017691", "Support", ["8100000"])],
            Contacts = [.. twins.Contacts.Select(contact => new SeedContact(contact.Email, contact.Name, contact.Phone))],
            Companies = [.. twins.Organizations.Select((company, index) => new SeedCompany($"crm-{index + 1}", company.Name))],
            Conversations = [.. foreign.Take(3).Select(contact => new SeedConversation(contact.Email, "A conversation that was here before."))],
            Tickets = [.. foreign.Skip(3).Take(3).Select(contact => new SeedTicket("Request", contact.Email, "A ticket that was here before", "It must not change."))],
            CustomObjectTypes = [.. Types(sample)],
        };
    }

    private static IEnumerable<SeedCustomObjectType> Types(SampleAccount sample)
    {
        var types = sample.CustomTabs.Select(tab => new SeedCustomObjectType(tab.Name, Attributes(tab), ReferenceName(tab.Name)));
        return sample.Deals().Any() ? types.Append(new SeedCustomObjectType(Deal, DealAttributes, ReferenceName(Deal))) : types;
    }

    /// <summary>The reference attribute that a person made on contacts for a custom object type.</summary>
    private static string ReferenceName(string type) => type.ToLowerInvariant();

    /// <summary>What a person types in the settings: one attribute per field of the tab, under its machine name.</summary>
    private static IReadOnlyList<string> Attributes(SampleCustomTab tab) =>
    [
        "name", "contact", "organization", "created_by", "modified_by",
        .. tab.Fields.Select(field => string.Concat(field.Label.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'))),
    ];

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
