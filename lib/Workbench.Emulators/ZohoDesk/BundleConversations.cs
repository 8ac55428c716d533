using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;
using C = Workbench.Emulators.ZohoDesk.ZohoDeskCollections;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Imports threads and comments of a bundle, with their own times and authors.</summary>
internal sealed class BundleConversations(DeskAccount desk, BundleRecords records, BundleReport report)
{
    public void Import(string folder)
    {
        var threads = new BundleTable(
            folder, "Threads", "ThreadExtId", "TicketExtId", "Content", "SendDateTime", "ReceivedTime", "Sender Email", "Direction", "isPrivate",
            "FromEmailAddress", "To");
        foreach (var row in threads.Rows(report))
        {
            ImportThread(row);
        }
        foreach (var row in new BundleTable(folder, "TicketComments", "CommentExtId", "TicketExtId", "Content").Rows(report))
        {
            ImportComment(row);
        }
    }

    private void ImportThread(BundleRow row)
    {
        if (Owner(row, "ThreadExtId") is not { } owner)
        {
            return;
        }
        var isInbound = row["Direction"] == "In";
        var sender = row["Sender Email"] ?? row["FromEmailAddress"];
        var time = records.Time(row, isInbound ? "ReceivedTime" : "SendDateTime") ?? records.Time(row, "SendDateTime");
        Save(C.Threads, row["ThreadExtId"]!, new JsonObject
        {
            ["owner"] = owner,
            ["channel"] = row["Channel"] ?? "Email",
            ["content"] = row["Content"] ?? "",
            ["contentType"] = "html",
            ["direction"] = isInbound ? "in" : "out",
            ["status"] = "SUCCESS",
            ["fromEmailAddress"] = row["FromEmailAddress"],
            ["to"] = row["To"],
            ["cc"] = row["Cc"],
            ["bcc"] = row["Bcc"],
            ["visibility"] = row["isPrivate"] == "True" ? "private" : "public",
            ["createdTime"] = time ?? desk.NowText,
            ["authorId"] = Author(row, sender, C.Agents) ?? Author(row, sender, C.Contacts),
        });
        report.Count(C.Threads);
    }

    private void ImportComment(BundleRow row)
    {
        if (Owner(row, "CommentExtId") is not { } owner)
        {
            return;
        }
        Save(C.Comments, row["CommentExtId"]!, new JsonObject
        {
            ["owner"] = owner,
            ["content"] = row["Content"] ?? "",
            ["contentType"] = "html",
            ["isPublic"] = row["isPublic"] == "True",
            ["commentedTime"] = records.Time(row, "CreatedTime") ?? desk.NowText,
            ["modifiedTime"] = null,
            ["commenterId"] = records.Known(C.Agents, row["agentExtId"]) ?? desk.TokenAgent().Text("id"),
            ["attachmentIds"] = new JsonArray(),
        });
        report.Count(C.Comments);
    }

    /// <summary>The ticket of the row as an owner; null when the row is dropped.</summary>
    private string? Owner(BundleRow row, string idColumn)
    {
        if (row[idColumn] is not { } externalId)
        {
            report.Problems.Add($"{row.Place}: '{idColumn}' must not be empty.");
            return null;
        }
        if (records.Known(C.Tickets, row["TicketExtId"]) is not { } ticket)
        {
            report.DroppedChildren++;
            return null;
        }
        if (row.Raw("Content") is not { Length: > 0 })
        {
            report.EmptyContent.Add(externalId);
            return null;
        }
        if (!desk.Store.Find(C.Tickets, ticket)!.Body.Flag("_hasCreatedTime"))
        {
            report.Problems.Add($"{row.Place}: the ticket '{row["TicketExtId"]}' has conversations and so needs a Created Time.");
        }
        return "tickets/" + ticket;
    }

    private string? Author(BundleRow row, string? email, string collection) =>
        (collection == C.Agents ? records.Known(collection, row["agentExtId"]) : null)
        ?? (email is null ? null : desk.Store.FindBy(collection, "email", email.ToLowerInvariant(), limit: 1).FirstOrDefault()?.Id);

    private void Save(string collection, string externalId, JsonObject body)
    {
        var id = desk.NewId();
        body["id"] = id;
        body["_extId"] = externalId;
        desk.Store.Put(collection, new Document(id, body) { Lookups = [new("owner", body.Text("owner")!), new("extId", externalId)] });
    }
}
