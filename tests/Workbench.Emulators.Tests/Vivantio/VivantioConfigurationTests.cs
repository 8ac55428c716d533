using System.Net;
using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;
using Workbench.Emulators.Vivantio;

namespace Workbench.Emulators.Tests.Vivantio;

public sealed class VivantioConfigurationTests
{
    [Fact]
    public async Task Lists_OfARecordType_HoldWhatItsTicketsName()
    {
        await using var account = await VivantioAccount.StartAsync();
        foreach (var type in VivantioTicketType.All)
        {
            var statuses = Named(await account.RowsAsync($"Configuration/StatusSelectByRecordTypeId/{type.Id}"));
            var priorities = Named(await account.RowsAsync($"Configuration/PrioritySelectByRecordTypeId?id={type.Id}"));
            var categories = (await account.RowsAsync($"Configuration/CategorySelectByRecordTypeId/{type.Id}"))
                .ToDictionary(row => (long)row["Id"]!, row => (string)row["Lineage"]!);
            var tickets = await account.SelectAsync("Ticket", VivantioAccount.Condition("RecordTypeId", "Equals", type.Id));

            Assert.NotEmpty(tickets);
            Assert.All(tickets, row => Assert.Equal((string?)row["StatusName"], statuses[(long)row["StatusId"]!]));
            Assert.All(tickets, row => Assert.Equal((string?)row["PriorityName"], priorities[(long)row["PriorityId"]!]));
            Assert.All(tickets.Where(row => (long)row["CategoryId"]! > 0),
                row => Assert.Equal((string?)row["CategoryLineage"], categories[(long)row["CategoryId"]!]));
        }
    }

    [Fact]
    public async Task Groups_Listed_HaveTheirUsers()
    {
        await using var account = await VivantioAccount.StartAsync(sample: new BuiltInSample(0.1));

        var groups = await account.RowsAsync("Configuration/GroupSelectAll");
        var users = await account.RowsAsync("Configuration/UserSelectByGroupId/7");
        var one = (await account.PostAsync("Configuration/UserSelectById/41"))["Item"]!;

        Assert.Equal(["Support", "Field engineers", "Billing", "Administrators"], groups.Select(group => (string)group["Name"]!));
        Assert.Equal([42, 43, 44, 45, 50], users.Select(user => (int)user["Id"]!));
        Assert.Equal("Whitlock", (string?)one["LastName"]);
        Assert.Equal(["Id", "FirstName", "LastName", "EmailAddress"], one.AsObject().Select(property => property.Key));
    }

    [Fact]
    public async Task Settings_NarrowAccount_HidesGroupListAndFormerUsers()
    {
        await using var account = await VivantioAccount.StartAsync(
            new VivantioSettings { HasGroupList = false, ListsFormerUsers = false }, new BuiltInSample(0.1));

        using var groups = await account.SendAsync("Configuration/GroupSelectAll");

        Assert.Equal(HttpStatusCode.NotFound, groups.StatusCode);
        Assert.Equal(9, (await account.RowsAsync("Configuration/UserSelectAll")).Count);
    }

    [Fact]
    public async Task SmallLists_OfTheAccount_Answer()
    {
        await using var account = await VivantioAccount.StartAsync(sample: new BuiltInSample(0.1));

        Assert.Equal(3, (await account.SelectAsync("Location")).Count);
        Assert.Equal(3, (await account.SelectAsync("Asset")).Count);
        Assert.Equal(2, (await account.RowsAsync("Configuration/EmailTemplateSelectByType?type=0")).Count);
        Assert.Equal(2, (await account.RowsAsync("Ticket/WorkflowDecisionOptionSelectByWorkflowStepId", """{"Id":31}""")).Count);
        Assert.Equal(54, (int)Assert.Single(await account.RowsAsync("Configuration/TicketTypeSelectByChildTicketTypeId/11"))["Id"]!);
        Assert.Equal("Problem", (string?)(await account.PostAsync("Configuration/TicketTypeSelectById/12"))["Item"]!["NameSingular"]);
    }

    [Fact]
    public async Task ArticleCategories_Shelves_AreNested()
    {
        await using var account = await VivantioAccount.StartAsync(sample: new BuiltInSample(0.1));

        var shelves = await account.RowsAsync("Configuration/CategorySelectByRecordTypeId/10");

        Assert.Equal(8, shelves.Count);
        Assert.Contains("Hardware > Probes > Wireless probes", shelves.Select(row => (string)row["Lineage"]!));
        Assert.Equal(4, shelves.Count(row => row["ParentId"] is null));
    }

    [Fact]
    public async Task SimplifiedInstances_OfACaller_NameTheirLabels()
    {
        var sample = new BuiltInSample(0.1);
        await using var account = await VivantioAccount.StartAsync(sample: sample);
        var contact = sample.Contacts().First(one => !string.IsNullOrEmpty(one.Custom["Contact type"]));

        var form = Assert.Single(await account.RowsAsync(
            "Entity/CustomEntitySimplifiedSelectByTypeIdAndParent",
            $$"""{"TypeId":0,"ParentId":{{VivantioIds.Caller(contact.Id)}},"SystemArea":"Caller"}"""));
        var whole = await account.PostAsync($"Entity/CustomEntitySelectById/{form["Id"]}");

        Assert.Equal("Contact details", (string?)form["Name"]);
        Assert.Equal(contact.Custom["Contact type"], (string?)form["Values"]!["Contact type"]);
        Assert.Equal((long)form["Id"]!, (long)whole["Item"]!["Id"]!);
    }

    [Fact]
    public async Task LegacyField_OnAFewTickets_HasAValue()
    {
        await using var account = await VivantioAccount.StartAsync();

        var forms = await account.RowsAsync(
            "Entity/CustomEntitySelectByTypeIdAndParent", """{"TypeId":9799,"ParentId":10050,"SystemArea":"Ticket"}""");

        Assert.Contains(forms[0]["FieldValues"]!.AsArray(), value => (int)value!["FieldId"]! == 901 && (string?)value["Value"] == "OLD-50");
    }

    [Fact]
    public async Task Windows_OfEveryDate_FindTheSameAsOneEndAlone()
    {
        await using var account = await VivantioAccount.StartAsync();
        (string, string)[] dates =
            [("Ticket", "OpenDate"), ("Ticket", "LastModifiedDate"), ("Caller", "UpdateDate"), ("Client", "CreatedDate")];
        foreach (var (area, field) in dates)
        {
            var from = VivantioAccount.Condition(field, "GreaterThan", "2023-06-10T00:00:00");
            var both = await account.SelectAsync(area, from, VivantioAccount.Condition(field, "LessThanOrEqualTo", "2025-03-05T12:00:00"));
            var oneEnd = (await account.SelectAsync(area, from))
                .Where(row => string.CompareOrdinal((string)row[field]!, "2025-03-05T12:00:00") <= 0);

            Assert.Equal(oneEnd.Select(row => (long)row["Id"]!).Order(), both.Select(row => (long)row["Id"]!).Order());
        }
    }

    private static Dictionary<long, string> Named(IEnumerable<JsonObject> rows) =>
        rows.ToDictionary(row => (long)row["Id"]!, row => (string)row["Name"]!);
}
