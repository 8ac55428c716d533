using Workbench.Emulators.Intercom;
using Workbench.Emulators.Ivinex;
using Workbench.Emulators.Samples;

namespace Workbench.Cli.Demo;

/// <summary>How the demo's accounts are set up on the vendors' side.</summary>
internal static class DemoAccounts
{
    public static readonly IvinexSettings Ivinex = new();

    public static IntercomSettings Intercom(string environment) => new()
    {
        AccessToken = $"demo-token-{environment}",
        WorkspaceId = $"demo-{environment}",
    };

    /// <summary>A workspace in use: teammates, a placeholder, twins of some source records, foreign records, custom object types made by a person.</summary>
    public static IntercomSeed Seed(SampleAccount account)
    {
        var twins = account.Twins();
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
            Conversations = [.. twins.Contacts.Where(contact => contact.SampleId is null).Take(3).Select(contact => new SeedConversation(contact.Email, "A conversation that was here before."))],
            Tickets = [.. twins.Contacts.Where(contact => contact.SampleId is null).Skip(3).Take(3).Select(contact => new SeedTicket("Request", contact.Email, "A ticket that was here before", "It must not change."))],
            CustomObjectTypes = [.. account.CustomTabs.Select(tab => new SeedCustomObjectType(tab.Name, Attributes(tab), ReferenceName(tab.Name)))],
        };
    }

    /// <summary>The reference attribute that a person made on contacts for a custom object type.</summary>
    public static string ReferenceName(string type) => type.ToLowerInvariant();

    /// <summary>What a person types in the settings: one attribute per field of the tab, under its machine name.</summary>
    private static IReadOnlyList<string> Attributes(SampleCustomTab tab) =>
    [
        "name", "contact", "organization", "created_by", "modified_by",
        .. tab.Fields.Select(field => string.Concat(field.Label.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'))),
    ];
}
