using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Bundle;

/// <summary>Rows of accounts, contacts, tickets and tasks.</summary>
internal sealed class BundleRows(IComposeContext context)
{
    /// <summary>The contact of tickets that nobody asked: a ticket without one would be dropped with everything under it (Zoho's guide).</summary>
    public static IReadOnlyDictionary<string, string?> UnknownRequester { get; } =
        new Dictionary<string, string?> { ["ContactExtId"] = DeskNames.UnknownRequester, ["Last Name"] = "Unknown requester" };

    private readonly Dictionary<string, IReadOnlyList<(string ApiName, string Column)>> custom =
        new[] { DeskNames.Account, DeskNames.Contact, DeskNames.Ticket, DeskNames.Task }
            .ToDictionary(twin => twin, twin => BundleTable.Custom(twin, context.Plan, context.Destination), StringComparer.Ordinal);

    private readonly Dictionary<string, string> departments = (context.Destination.Object(DeskNames.Ticket).Field(DeskNames.Department)?.Options ?? [])
        .ToDictionary(option => option.Id, option => option.Label, StringComparer.Ordinal);

    private readonly BundleAgents agents = new(context);

    public Dictionary<string, string?> Account(ComposedRecord record)
    {
        var row = new Dictionary<string, string?>
        {
            ["AccountExtId"] = record.Key,
            ["Account Name"] = record.Member("accountName"),
            ["Created Time"] = record.Created,
            ["Modified Time"] = record.Modified,
            ["Phone"] = record.Member("phone"),
            ["Website"] = record.Member("website"),
        };
        return Custom(DeskNames.Account, record, Described(row, record));
    }

    public Dictionary<string, string?> Contact(ComposedRecord record)
    {
        var row = new Dictionary<string, string?>
        {
            ["ContactExtId"] = record.Key,
            ["First Name"] = record.Member("firstName"),
            ["Last Name"] = record.Member("lastName"),
            ["AccountExtId"] = record.Link("accountId"),
            ["Email"] = record.Member("email"),
            ["Phone"] = record.Member("phone"),
            ["Mobile"] = record.Member("mobile"),
            ["Street"] = record.Member("street"),
            ["City"] = record.Member("city"),
            ["State"] = record.Member("state"),
            ["Country"] = record.Member("country"),
            ["Zip"] = record.Member("zip"),
            ["Created Time"] = record.Created,
            ["Modified Time"] = record.Modified,
        };
        return Custom(DeskNames.Contact, record, Described(row, record));
    }

    public Dictionary<string, string?> Task(ComposedRecord record)
    {
        record.Member("departmentId");
        var row = new Dictionary<string, string?>
        {
            ["TaskExtId"] = record.Key,
            ["TicketExtId"] = record.Link("ticketId"),
            ["Subject"] = record.Member("subject"),
            ["Status"] = record.Member("status"),
            ["Due Date"] = record.Member("dueDate"),
            ["Created Time"] = record.Created,
            ["agentExtId"] = agents.Of(record.Member("ownerId")),
        };
        var lines = record.Link("contactId") is { } contact ? $"Contact: {contact}" : "";
        return Custom(DeskNames.Task, record, Described(row, record, lines));
    }

    /// <param name="firstMessage">When the first message was written; a ticket with messages needs a time of creation.</param>
    /// <param name="correction">What is not as in the source; null where all of it is.</param>
    public Dictionary<string, string?> Ticket(ComposedRecord record, DateTimeOffset? firstMessage, out string? correction)
    {
        correction = null;
        var (created, closed) = (record.At(FieldRole.CreatedAt) ?? firstMessage, record.At(FieldRole.ClosedAt, FieldRole.ResolvedAt));
        var closing = record.Change("close", "status");
        if (closing is null)
        {
            closed = null;
        }
        else if (closed < created)
        {
            correction = $"it was closed ({ComposedRecord.Print(closed)}) before it was created ({ComposedRecord.Print(created)}): Closed Time is Created Time";
            closed = created;
        }

        var open = record.Member("status");
        return Custom(DeskNames.Ticket, record, new Dictionary<string, string?>
        {
            ["TicketExtId"] = record.Key,
            ["ContactExtId"] = record.Link("contactId") ?? DeskNames.UnknownRequester,
            ["AccountExtId"] = record.Link("accountId"),
            ["agentExtId"] = agents.Of(record.Member("assigneeId")),
            ["Department"] = record.Member("departmentId") is { } id ? departments.GetValueOrDefault(id, id) : null,
            ["Subject"] = record.Member("subject"),
            ["Description"] = record.Description(),
            ["Status"] = closing ?? open,
            ["Priority"] = record.Member("priority"),
            ["Channel"] = record.Member("channel"),
            ["Due Date"] = record.Member("dueDate"),
            ["Created Time"] = ComposedRecord.Print(created),
            ["Modified Time"] = record.Modified,
            ["Closed Time"] = ComposedRecord.Print(closed),
        });
    }

    /// <summary>Private comments beside a ticket: the values that no column carries.</summary>
    public IEnumerable<Dictionary<string, string?>> Comments(ComposedRecord ticket, string? created)
    {
        var lines = ticket.Rest();
        if (ticket.Change("team", "teamId") is { } team)
        {
            lines = lines.Append($"Team: {context.Destination.Teams.FirstOrDefault(found => found.Id == team)?.Name ?? team}");
        }

        var rest = string.Join('\n', lines);
        var texts = rest.Length > 0 ? ticket.Notes.Append(PlainText.ToHtml(rest)) : ticket.Notes;
        return texts.Select((text, index) => new Dictionary<string, string?>
        {
            ["CommentExtId"] = $"{ticket.Key}#fields-{index + 1}",
            ["TicketExtId"] = ticket.Key,
            ["Content"] = text,
            ["CreatedTime"] = created,
            ["isPublic"] = "False",
        });
    }

    /// <summary>Accounts, contacts and tasks have no comments in a bundle: what no column carries stands in the description.</summary>
    private static Dictionary<string, string?> Described(Dictionary<string, string?> row, ComposedRecord record, string lines = "")
    {
        var description = record.Description();
        string[] parts = [description ?? "", lines, string.Join('\n', record.Rest()), string.Join('\n', record.Notes.Select(HtmlText.Of))];
        var filled = parts.Where(part => part.Length > 0).ToList();
        row["Description"] = filled.Count == 0 ? null : string.Join("\n\n", filled);
        return row;
    }

    private Dictionary<string, string?> Custom(string twin, ComposedRecord record, Dictionary<string, string?> row)
    {
        foreach (var (apiName, column) in custom[twin])
        {
            row[column] = record.CustomField(apiName);
        }

        return row;
    }
}
