using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>Writes tickets. The names of people in them are those of the moment when the ticket was saved.</summary>
internal sealed class VivantioTickets(
    SampleAccount account, VivantioLists lists, VivantioTime time, VivantioFormValues forms, DocumentStore store)
{
    private const int ThirdPartyEvery = 25;
    private const int WorkflowEvery = 20;

    private readonly HtmlParser parser = new();

    /// <summary>Saves a ticket and keeps what its thread added to it before.</summary>
    /// <returns>The name of its former status; null for a new ticket.</returns>
    public string? Save(SampleTicket ticket)
    {
        var id = VivantioIds.Ticket(ticket.Id);
        var before = store.Find(VivantioCollections.Tickets, VivantioIds.Text(id))?.Body;
        var body = Body(ticket, id);
        foreach (var kept in new[] { "TotalEffort", "CCAddressList", "LastActionId" })
        {
            if (before?[kept] is { } value)
                body[kept] = value.DeepClone();
        }

        Put(id, body);
        forms.Save(VivantioArea.Ticket, id, VivantioIds.Number(ticket.Id), ticket.Custom);
        return (string?)before?["StatusName"];
    }

    public void Put(long id, JsonObject body) => store.Put(VivantioCollections.Tickets, VivantioSlices.Record(id, body));

    public JsonObject Body(SampleTicket ticket, long id)
    {
        var number = VivantioIds.Number(ticket.Id);
        var type = VivantioRules.TypeOf(ticket.Id);
        var statusType = VivantioRules.StatusTypeOf(ticket.Status);
        var changedAt = time.Stamp(ticket.UpdatedAt);
        var isResolved = VivantioRules.IsResolved(ticket);
        var (categoryId, lineage) = VivantioLists.CategoryOf(type, number);
        // Nobody promises one of the two for an id that is not set.
        JsonNode? noId() => number % 2 == 0 ? 0 : null;

        var body = new JsonObject
        {
            ["Id"] = id,
            ["DisplayId"] = $"{type.Prefix}-{id}",
            ["Title"] = ticket.Subject,
            ["RecordTypeId"] = type.Id,
            ["RecordTypeNameSingular"] = type.NameSingular,
            ["Description"] = Text(ticket.Description),
            ["DescriptionHtml"] = ticket.Description,
            ["Solution"] = null,
            ["SolutionHtml"] = null,
            ["OpenDate"] = time.Stamp(ticket.CreatedAt),
            ["CloseDate"] = statusType == VivantioStatusType.Closed ? changedAt : null,
            ["Resolved"] = isResolved,
            ["ResolvedDate"] = isResolved ? changedAt : null,
            ["LastModifiedDate"] = changedAt,
            ["LastModifiedById"] = VivantioIds.User(ticket.ModifiedById),
            ["LastActionId"] = noId(),
            ["StatusId"] = lists.StatusId(type, ticket.Status),
            ["StatusName"] = ticket.Status,
            ["StatusType"] = (int)statusType,
            ["PriorityId"] = lists.PriorityId(type, ticket.Priority),
            ["PriorityName"] = ticket.Priority,
            ["CategoryId"] = categoryId,
            ["CategoryLineage"] = lineage,
            ["ImpactId"] = noId(),
            ["CallOrigin"] = VivantioRules.CallOrigin(ticket.Channel),
            ["CCAddressList"] = "",
            ["TotalEffort"] = 0,
            ["WorkflowId"] = number % WorkflowEvery == 0 ? 3 : noId(),
            ["NextStepId"] = number % WorkflowEvery == 0 ? 31 : noId(),
            ["ThirdPartyId"] = number % ThirdPartyEvery == 0 ? 4 : noId(),
            ["ThirdPartyRef"] = number % ThirdPartyEvery == 0 ? $"TP-{number}" : null,
            ["ThirdPartyLogDate"] = number % ThirdPartyEvery == 0 ? time.Stamp(ticket.CreatedAt) : null,
            ["IsDeferred"] = false,
            ["Deleted"] = false,
            ["_due"] = ticket.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        AddRequester(body, ticket, noId);
        AddOwner(body, ticket, noId);
        return body;
    }

    private void AddRequester(JsonObject body, SampleTicket ticket, Func<JsonNode?> noId)
    {
        var client = Find(VivantioCollections.Clients, VivantioIds.Client(ticket.OrganizationId));
        var caller = Find(VivantioCollections.Callers, VivantioIds.Caller(ticket.ContactId));
        body["ClientId"] = ticket.OrganizationId is null ? noId() : VivantioIds.Client(ticket.OrganizationId);
        body["ClientName"] = (string?)client?["Name"];
        body["LocationId"] = noId();
        body["CallerId"] = ticket.ContactId is null ? noId() : VivantioIds.Caller(ticket.ContactId);
        body["CallerName"] = (string?)caller?["Name"];
        body["CallerEmail"] = (string?)caller?["Email"];
        body["CallerPhone"] = (string?)caller?["Phone"];
    }

    private void AddOwner(JsonObject body, SampleTicket ticket, Func<JsonNode?> noId)
    {
        var owner = Find(VivantioCollections.Users, VivantioIds.User(ticket.AssigneeId));
        var group = account.Inventory.Groups.FirstOrDefault(one => ticket.AssigneeId is { } id && one.Members.Contains(id));
        var ownerId = ticket.AssigneeId is null ? noId() : VivantioIds.User(ticket.AssigneeId);
        body["TakenById"] = ownerId?.DeepClone();
        body["TakenByName"] = (string?)owner?["_name"] ?? "";
        body["OwnerId"] = ownerId;
        body["OwnerName"] = (string?)owner?["_name"] ?? "";
        body["GroupId"] = group is null ? noId() : VivantioIds.Group(group.Id);
        body["GroupName"] = group?.Name ?? "";
        body["AssigneeType"] = ticket.AssigneeId is null ? 0 : 1;
        body["AssigneeClientId"] = noId();
        body["AssigneeCallerId"] = noId();
        body["AssigneeExpression"] = null;
        body["AssignedToEmail"] = (string?)owner?["EmailAddress"];
        body["AssignedToGroupName"] = group?.Name;
        body["AssignedToIndividualName"] = (string?)owner?["_name"];
        body["AssignedToSummary"] = string.Join(" / ", new[] { group?.Name, (string?)owner?["_name"] }.OfType<string>());
        body["IntelligentAssignmentGroup"] = null;
        body["IntelligentAssignmentExcludeOutOfOffice"] = false;
    }

    private JsonObject? Find(string collection, long id) => id == 0 ? null : store.Find(collection, VivantioIds.Text(id))?.Body;

    private string Text(string html) => html.Length == 0 ? "" : parser.ParseDocument(html).Body!.TextContent.Trim();
}
