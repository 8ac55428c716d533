using System.Text.Json.Nodes;
using C = Workbench.Emulators.ZohoDesk.ZohoDeskCollections;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Imports tickets and tasks of a bundle. A ticket without contact is skipped with everything under it.</summary>
internal sealed class BundleTickets(DeskAccount desk, LayoutBook layouts, RecordBook books, BundleRecords records, BundleReport report)
{
    public void Import(string folder)
    {
        foreach (var row in new BundleTable(folder, "Tickets", "TicketExtId", "ContactExtId", "Subject").Rows(report))
        {
            ImportTicket(row);
        }
        foreach (var row in new BundleTable(folder, "Tasks", "TaskExtId", "Subject").Rows(report))
        {
            ImportTask(row);
        }
    }

    private string Department(BundleRow row)
    {
        var all = desk.Store.Scan(C.Departments).Select(found => found.Body).ToList();
        return (all.FirstOrDefault(department => department.Text("name") == row["Department"]) ?? all[0]).Text("id")!;
    }

    private void ImportTicket(BundleRow row)
    {
        if (row["TicketExtId"] is not { } externalId)
        {
            report.Problems.Add($"{row.Place}: 'TicketExtId' must not be empty.");
            return;
        }
        if (records.Known(C.Contacts, row["ContactExtId"]) is not { } contact)
        {
            report.DroppedTickets.Add(externalId);
            return;
        }
        var ticket = new JsonObject
        {
            ["departmentId"] = Department(row),
            ["contactId"] = contact,
            ["accountId"] = records.Known(C.Accounts, row["AccountExtId"]),
            ["assigneeId"] = records.Known(C.Agents, row["agentExtId"]),
            ["dueDate"] = records.Time(row, "Due Date"),
            ["email"] = desk.Store.Find(C.Contacts, contact)!.Body.Text("email"),
            ["ticketNumber"] = desk.NextTicketNumber(),
            ["isSpam"] = false,
            ["isArchived"] = false,
            ["isRead"] = true,
            ["_tags"] = new JsonArray(),
            ["_hasCreatedTime"] = row["Created Time"] is not null,
        };
        BundleRecords.Copy(
            row, ticket, [("Subject", "subject"), ("Description", "description"), ("Priority", "priority"), ("Channel", "channel")]);
        SetStatus(row, ticket, externalId);
        records.Add(ZohoModules.Tickets, row, ticket, externalId);
    }

    private void SetStatus(BundleRow row, JsonObject ticket, string externalId)
    {
        var status = row["Status"] ?? "Open";
        ticket["status"] = status;
        foreach (var layout in layouts.Of(ZohoModules.Tickets).ToList())
        {
            if (layouts.Allow(layout, "status", status) && !report.AddedStatuses.Contains(status))
            {
                report.AddedStatuses.Add(status);
            }
        }
        var closed = records.Time(row, "Closed Time");
        if (closed is not null && records.Time(row, "Created Time") is { } created && string.CompareOrdinal(closed, created) < 0)
        {
            report.ClosedBeforeCreated.Add(externalId);
            closed = null;
        }
        ticket["closedTime"] = closed;
    }

    private void ImportTask(BundleRow row)
    {
        var ticket = records.Known(C.Tickets, row["TicketExtId"]);
        if (row["TicketExtId"] is not null && ticket is null)
        {
            report.DroppedChildren++;
            return;
        }
        if (row["TaskExtId"] is not { } externalId || row["Subject"] is null)
        {
            report.Problems.Add($"{row.Place}: 'TaskExtId' and 'Subject' must not be empty.");
            return;
        }
        var task = new JsonObject
        {
            ["departmentId"] = ticket is null ? Department(row) : books.Require(ZohoModules.Tickets, ticket).Text("departmentId"),
            ["ticketId"] = ticket,
            ["ownerId"] = records.Known(C.Agents, row["agentExtId"]),
            ["dueDate"] = records.Time(row, "Due Date"),
        };
        BundleRecords.Copy(row, task, [("Subject", "subject"), ("Description", "description"), ("Status", "status")]);
        records.Add(ZohoModules.Tasks, row, task, externalId);
    }
}
