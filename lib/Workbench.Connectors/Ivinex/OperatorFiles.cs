using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Ivinex;

/// <summary>What a person knows about the account and its API does not say.</summary>
/// <param name="Roles">What each tab is; null where nobody has said, and names decide.</param>
/// <param name="Users">People, where no Users tab can be read or where it lacks former ones.</param>
/// <param name="Tabs">Tabs and fields, where GetTabs and GetFields cannot be used; null where they can.</param>
/// <param name="Files">Attachments that the API does not list.</param>
public sealed record OperatorFiles(
    IReadOnlyList<TabRole>? Roles,
    IReadOnlyList<AgentSchema> Users,
    IReadOnlyList<TeamSchema> Groups,
    IReadOnlyList<TabDefinition>? Tabs,
    IReadOnlyList<OperatorAttachment> Files)
{
    private static readonly Dictionary<string, Kind> Kinds = new(StringComparer.Ordinal)
    {
        ["contact"] = Kind.Contact,
        ["organization"] = Kind.Organization,
        ["ticket"] = Kind.Ticket,
        ["task"] = Kind.Task,
        ["activity"] = Kind.Message,
        ["email"] = Kind.Message,
        ["sms"] = Kind.Message,
        ["note"] = Kind.Message,
        ["user"] = Kind.Agent,
        ["custom"] = Kind.CustomRecord,
    };

    /// <summary>The files that a person may supply.</summary>
    public static IReadOnlyList<OperatorFileTemplate> Templates { get; } =
    [
        new("tab-roles", "What each tab is; without it names decide, and an empty tab stops the run.",
            """{"role":"ticket","tabId":"14","allowEmpty":false,"expectedCount":1200}"""),
        new("users", "Former agents, whom no Users tab lists; without it their names are lost.",
            """{"id":"41","name":"Agent One","email":"agent@example.com","active":false}"""),
        new("groups", "Groups with their members, for the provisioning queue.", """{"id":"5","name":"Support","members":["41"]}"""),
        new("workflows", "Automations, which the API does not show; without it no inventory of them is written.",
            """{"key":"wf-1","name":"Escalate","enabled":true,"tab":"Tickets","trigger":"on update","conditions":[{"field":"Priority","op":"=","value":"High"}],"actions":[{"type":"assign","target":"Support"}],"notes":""}"""),
        new("views", "Saved views, which the API does not show; without it no inventory of them is written.",
            """{"tab":"Tickets","name":"My open tickets","owner":"41","columns":["Subject"],"filters":[{"field":"Status","op":"=","value":"Open"}],"sort":[{"field":"Date","dir":"desc"}]}"""),
    ];

    /// <summary>Reads every file there is.</summary>
    /// <exception cref="PlanException">A file is not what it should be; the message names file and place.</exception>
    public static OperatorFiles Load(string? directory)
    {
        var roles = OperatorFile.Read(directory, "tab-roles", ReadRole);
        if (roles?.GroupBy(role => role.TabId).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new PlanException($"{Path.Combine(directory!, "tab-roles.json")}: tab {twice.Key} has two roles. Keep one.");
        }

        return new OperatorFiles(
            roles is { Count: > 0 } ? roles : null,
            OperatorFile.Read(directory, "users", row => new AgentSchema(
                row.Text("id"), row.Optional("name") ?? "", row.Optional("email") ?? "", row.Flag("active", true))) ?? [],
            OperatorFile.Read(directory, "groups", row => new TeamSchema(row.Text("id"), row.Text("name"), row.Texts("members"))) ?? [],
            OperatorFile.Read(directory, "schema", row => new TabDefinition(
                row.Text("tabId"), row.Text("name"), [.. row.Rows("fields").Select(ReadField)])),
            OperatorFile.Read(directory, "attachments", row => new OperatorAttachment(
                row.Text("tab"),
                row.Text("recordId"),
                row.Optional("activityId"),
                row.Text("fileName"),
                row.Optional("contentType"),
                row.Count("size"),
                row.Text("path"))) ?? []);
    }

    private static TabRole ReadRole(OperatorRow row) => Kinds.TryGetValue(row.Text("role"), out var kind)
        ? new TabRole(row.Text("role"), kind, row.Text("tabId"), row.Flag("allowEmpty", false), row.Count("expectedCount"))
        : throw row.Wrong("role", $"is '{row.Text("role")}'; write one of {string.Join(", ", Kinds.Keys)}");

    private static FieldDefinition ReadField(OperatorRow row) => new(
        row.Optional("fieldId") ?? "",
        row.Text("name"),
        row.Optional("label") ?? row.Text("name"),
        row.Text("dataType"),
        row.Optional("displayType") ?? "",
        row.Optional("linkedTabId"),
        [.. row.Rows("options").Select(option => new FieldOption(option.Text("id"), option.Text("label")))]);
}

/// <summary>What one tab is.</summary>
/// <param name="AllowEmpty">True where somebody confirmed that the tab may be empty.</param>
/// <param name="ExpectedCount">Records that the vendor's own screen shows; null where nobody looked.</param>
public sealed record TabRole(string Role, Kind Kind, string TabId, bool AllowEmpty, long? ExpectedCount)
{
    public bool MayBeEmpty => AllowEmpty || ExpectedCount == 0;
}

/// <summary>A file that lies in the operator folder.</summary>
/// <param name="Tab">Tab id or name of the record it hangs on.</param>
/// <param name="ActivityId">The activity it hangs on, where it is not the record itself.</param>
/// <param name="FilePath">Path below the operator folder.</param>
public sealed record OperatorAttachment(
    string Tab, string RecordId, string? ActivityId, string FileName, string? ContentType, long? Bytes, string FilePath);

/// <summary>One tab as the vendor describes it.</summary>
public sealed record TabDefinition(string Id, string Name, IReadOnlyList<FieldDefinition> Fields);

/// <summary>One field as the vendor describes it.</summary>
public sealed record FieldDefinition(
    string Id, string Name, string Label, string DataType, string DisplayType, string? LinkedTabId, IReadOnlyList<FieldOption> Options);
