using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Bundle;

/// <summary>
/// One kind of file of a bundle. Columns: Zoho's "Assisted Data Migration Guide" and "Data Prep Tips" (help.zoho.com); those of
/// TicketComments and Tasks, the further ones of Tickets, and custom fields under their label are assumed.
/// </summary>
/// <param name="Name">Beginning of the file names, for example <c>Tickets</c> of <c>Tickets_01.csv</c>.</param>
internal sealed record BundleTable(string Name, IReadOnlyList<string> Columns)
{
    public const string Agents = "Agents";
    public const string Accounts = "Accounts";
    public const string Contacts = "Contacts";
    public const string Tickets = "Tickets";
    public const string Threads = "Threads";
    public const string Comments = "TicketComments";
    public const string Tasks = "Tasks";

    private static readonly BundleTable[] Standard =
    [
        new(Agents, ["agentExtId", "First Name", "Last Name", "Email"]),
        new(Accounts, ["AccountExtId", "Account Name", "Created Time", "Modified Time", "Phone", "Website", "Description"]),
        new(Contacts,
        [
            "ContactExtId", "First Name", "Last Name", "AccountExtId", "Email", "Phone", "Mobile", "Street", "City", "State", "Country", "Zip",
            "Created Time", "Modified Time", "Description",
        ]),
        new(Tickets,
        [
            "TicketExtId", "ContactExtId", "AccountExtId", "agentExtId", "Department", "Subject", "Description", "Status", "Priority", "Channel", "Due Date",
            "Created Time", "Modified Time", "Closed Time",
        ]),
        new(Threads,
        [
            "ThreadExtId", "TicketExtId", "Content", "SendDateTime", "ReceivedTime", "Sender Email", "Direction", "isPrivate", "FromEmailAddress", "To",
            "Channel", "agentExtId",
        ]),
        new(Comments, ["CommentExtId", "TicketExtId", "Content", "CreatedTime", "isPublic", "agentExtId"]),
        new(Tasks, ["TaskExtId", "TicketExtId", "Subject", "Description", "Status", "Due Date", "Created Time", "agentExtId"]),
    ];

    /// <summary>All tables, with a column for every custom field that the plan fills.</summary>
    public static IReadOnlyList<BundleTable> For(Plan plan, SchemaSnapshot destination) =>
        [.. Standard.Select(table => Twin(table.Name) is { } twin ? table with { Columns = [.. table.Columns, .. Custom(twin, plan, destination).Select(pair => pair.Column)] } : table)];

    /// <summary>Column that names the rows themselves.</summary>
    public static string IdOf(string table) => Standard.Single(found => found.Name == table).Columns[0];

    /// <summary>Columns that refer to rows of another table.</summary>
    public static IReadOnlyList<(string Column, string Table)> LinksOf(string table) =>
        [.. Standard.Where(other => other.Name != table).Select(other => (other.Columns[0], other.Name))];

    /// <summary>The custom fields of a module that the plan fills, by API name, with the column that carries each.</summary>
    public static IReadOnlyList<(string ApiName, string Column)> Custom(string twin, Plan plan, SchemaSnapshot destination)
    {
        var standard = Standard.Single(table => Twin(table.Name) == twin).Columns;
        var filled = plan.Objects.Where(row => row.DestinationObject == twin).SelectMany(row => row.Fields).Select(row => row.Destination)
            .Append(DeskNames.SourceId)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. destination.Object(twin).Fields
                .Where(field => field is { IsCustom: true, VendorId: not null } && filled.Contains(field.Name))
                .Select(field => (field.VendorId!, standard.Contains(field.Name, StringComparer.OrdinalIgnoreCase) ? field.VendorId! : field.Name)),
        ];
    }

    private static string? Twin(string table) => table switch
    {
        Accounts => DeskNames.Account,
        Contacts => DeskNames.Contact,
        Tickets => DeskNames.Ticket,
        Tasks => DeskNames.Task,
        _ => null,
    };
}
