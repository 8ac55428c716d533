using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Tests.Ivinex;

public sealed class IvinexChangeQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk17_Update_MovesModifiedDate()
    {
        await using var account = await IvinexAccount.StartAsync();
        var before = (await account.PageAsync("Contacts", 0, 1))[0];

        await account.Emulator.ApplyEditsAsync(Cancellation);
        var after = (await account.PageAsync("Contacts", 0, 1))[0];

        Assert.Equal((string?)before["collection_id"], (string?)after["collection_id"]);
        Assert.True(string.CompareOrdinal((string)before["modified_date"]!, (string)after["modified_date"]!) < 0);
        Assert.NotEqual((string?)before["phone"], (string?)after["phone"]);
    }

    [Fact]
    public async Task Quirk17_ModifiedSince_IsNotAFilter()
    {
        await using var account = await IvinexAccount.StartAsync();

        var rows = IvinexAccount.Rows(await account.GetAsync("Records.php?CollectionTypeID=1001&modified_date=2099-01-01"), "Records");

        Assert.Equal(100, rows.Count);
    }

    [Fact]
    public async Task Quirk18_DeletedRecords_DisappearWithTheirLinks()
    {
        await using var account = await IvinexAccount.StartAsync();
        var activities = (await account.AllAsync("Activities")).Select(row => (string)row["collection_id"]!).ToHashSet();
        var tasks = (await account.AllAsync("Tasks")).Count;

        await account.Emulator.ApplyEditsAsync(Cancellation);

        var left = (await account.AllAsync("Activities")).Select(row => (string)row["collection_id"]!).ToHashSet();
        var gone = Assert.Single(activities.Except(left));
        Assert.DoesNotContain(await account.AllRelatedAsync("Organizations"),
            row => (string?)row["ToID"] == gone && (string?)row["ToTabID"] == "50");
        Assert.Equal(tasks - 1, (await account.AllAsync("Tasks")).Count);
    }

    [Fact]
    public async Task Quirk19_RelatedPair_AppearsTwice()
    {
        await using var account = await IvinexAccount.StartAsync();

        var twice = (await account.AllRelatedAsync("Tickets")).Where(row => (string?)row["LinkType"] is "embedded" or "related")
            .GroupBy(row => (string?)row["FromID"] + ">" + (string?)row["ToTabID"] + "/" + (string?)row["ToID"])
                .Where(pair => pair.Count() == 2).ToList();

        Assert.NotEmpty(twice);
        Assert.All(twice, pair => Assert.Equal(["embedded", "related"], pair.Select(row => (string)row["LinkType"]!).Order()));
    }

    [Fact]
    public async Task Quirk20_Activity_FindsItsParentsOnlyInRelatedItems()
    {
        await using var account = await IvinexAccount.StartAsync();
        Assert.DoesNotContain(await account.FieldsAsync("Activities"), field => field["LinkedTabID"] is not null);

        var ofTickets = Activities(await account.AllRelatedAsync("Tickets"));
        var ofContacts = Activities(await account.AllRelatedAsync("Contacts"));
        var ofOrganizations = Activities(await account.AllRelatedAsync("Organizations"));
        var all = (await account.AllAsync("Activities")).Select(row => (string)row["collection_id"]!).ToHashSet();

        Assert.NotEmpty(ofTickets.Intersect(ofContacts));
        Assert.NotEmpty(ofOrganizations.Except(ofTickets).Except(ofContacts));
        Assert.NotEmpty(all.Except(ofTickets).Except(ofContacts).Except(ofOrganizations));
    }

    [Fact]
    public async Task Quirk20_RelatedItemsOfOneRecord_AreItsShareOfTheBulk()
    {
        await using var account = await IvinexAccount.StartAsync();
        var tab = await account.TabIdAsync("Tickets");
        var bulk = (await account.AllRelatedAsync("Tickets")).Where(row => (string?)row["FromID"] == "9002")
            .Select(row => row.ToJsonString());

        var single = IvinexAccount.Rows(await account.GetAsync($"GetRelatedItems.php?TabID={tab}&RecordID=9002"), "RelatedItems");

        Assert.True(single.Count > 60);
        Assert.Equal(bulk.Order(), single.Select(row => row.ToJsonString()).Order());
    }

    [Fact]
    public async Task Quirk24_WriteEnvelope_HasNumericIdsAndAStatusEach()
    {
        await using var account = await IvinexAccount.StartAsync();
        using var body = new StringContent(
            """[{"CollectionTypeID":1001,"CollectionID":20001,"Fields":{"phone":"+1 555 0199"}},{"CollectionTypeID":1001,"CollectionID":1,"Fields":{}}]""",
            Encoding.UTF8, "application/json");

        using var answer = await account.Client.PostAsync(new Uri("API/Records.php", UriKind.Relative), body, Cancellation);
        var rows = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!.AsArray();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(20001, (int)rows[0]!["CollectionID"]!);
        Assert.Equal(["Success", "Error"], rows.Select(row => (string)row!["Status"]!));
        Assert.NotEqual("", (string?)rows[1]!["Message"]);
        Assert.Equal("+1 555 0199", (string?)(await account.PageAsync("Contacts", 0, 1))[0]["phone"]);
    }

    [Fact]
    public async Task Edits_AppliedAgainAfterARestart_ChangeNothing()
    {
        var folder = Directory.CreateTempSubdirectory("ivinex-");
        try
        {
            var options = new EmulatorOptions { StatePath = Path.Combine(folder.FullName, "state.db") };
            string fingerprint;
            await using (var account = await IvinexAccount.StartAsync(sample: new BuiltInSample(0.2), options: options))
            {
                Assert.True(await account.Emulator.ApplyEditsAsync(Cancellation) > 8);
                Assert.Equal(0, await account.Emulator.ApplyEditsAsync(Cancellation));
                fingerprint = account.Emulator.Running.Fingerprint();
            }

            await using var restarted = await IvinexAccount.StartAsync(sample: new BuiltInSample(0.2), options: options);
            Assert.Equal(0, await restarted.Emulator.ApplyEditsAsync(Cancellation));
            Assert.Equal(fingerprint, restarted.Emulator.Running.Fingerprint());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Edits_ThroughTheControlAddress_AreAppliedOnce()
    {
        await using var account = await IvinexAccount.StartAsync(sample: new BuiltInSample(0.2));

        using var answer = await account.Client.PostAsync(new Uri("_emulator/edits", UriKind.Relative), null, Cancellation);

        Assert.True((int)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!["applied"]! > 8);
        Assert.Equal(0, await account.Emulator.ApplyEditsAsync(Cancellation));
    }

    private static HashSet<string> Activities(IEnumerable<JsonObject> rows) =>
        [.. rows.Where(row => (string?)row["ToTabID"] == "50").Select(row => (string)row["ToID"]!)];
}
