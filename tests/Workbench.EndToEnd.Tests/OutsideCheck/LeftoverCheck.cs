using System.Text.Json.Nodes;

namespace Workbench.EndToEnd.Tests.OutsideCheck;

/// <summary>Nothing else stands in the workspace. Runs last: everything accounted for is claimed by then.</summary>
internal sealed class LeftoverCheck(Workspace workspace, CheckReport report)
{
    /// <summary>The one contact that stands for requesters whom nobody knows.</summary>
    private const string UnknownRequester = "Unknown requester";

    public void Run()
    {
        Each("contacts", workspace.Contacts.Where(found => Workspace.Text(found, "name") != UnknownRequester));
        report.Require(workspace.Contacts.Count(found => Workspace.Text(found, "name") == UnknownRequester) <= 1, "unexpected", "contacts", "more than one unknown requester");
        Each("companies", workspace.Companies);
        Each("tickets", workspace.Tickets);
        Each("conversations", workspace.Conversations);
        Each("notes", workspace.Notes);
        Each("custom_objects", workspace.CustomObjects);
        var threads = workspace.Tickets.Select(found => $"ticket/{Workspace.IdOf(found)}").Concat(workspace.Conversations.Select(found => $"conversation/{Workspace.IdOf(found)}"));
        Each("parts", threads.SelectMany(workspace.PartsOf).Where(part => part["body"] is not null || part["attachments"]!.AsArray().Count > 0));
        report.Require(workspace.OutboxCount == 0, "outbox", "outbox", $"{workspace.OutboxCount} notifications would have been sent");
    }

    private void Each(string collection, IEnumerable<JsonObject> documents)
    {
        foreach (var document in documents.Where(document => !report.IsClaimed(collection, document)))
        {
            var text = document.ToJsonString();
            report.Fail("unexpected", $"{collection}/{Workspace.IdOf(document)}", text.Length <= 300 ? text : text[..300]);
        }
    }
}
