using System.Text.Json.Nodes;
using Workbench.Emulators.ZohoDesk;

namespace Workbench.Emulators.Tests.ZohoDesk;

public sealed class BundleQuirkTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workbench-bundle");

    [Fact]
    public async Task Quirk36_Bundle_KeepsTimesThreadsAndAuthors()
    {
        Write("Agents_01.csv", "agentExtId,Last Name,Email", "a1,Keller,mia@desk.example");
        Write("Accounts_01.csv", "AccountExtId,Account Name,Created Time", "o1,Example Ltd,2019-01-01T00:00:00.000Z");
        Write("Contacts_01.csv", "ContactExtId,Last Name,AccountExtId,Email", "c1,Example,o1,ada@example.com");
        Write(
            "Tickets_01.csv", "TicketExtId,ContactExtId,Subject,Created Time,Closed Time,Status",
            "t1,c1,Refund,2020-01-01T10:00:00.000Z,2020-01-02T10:00:00.000Z,Closed");
        Write(
            "Threads_01.csv", Threads,
            "h1,t1,Hello,2020-01-01T10:00:00.000Z,2020-01-01T10:00:05.000Z,ada@example.com,In,False,ada@example.com,desk@example.com",
            "h2,t1,NULL,2020-01-01T11:00:00.000Z,2020-01-01T11:00:00.000Z,mia@desk.example,Out,True,mia@desk.example,ada@example.com");
        await using var client = await ZohoDeskClient.StartAsync();
        var report = await ImportAsync(client);

        Assert.Equal("""{"accounts":1,"agents":1,"contacts":1,"threads":2,"tickets":1}""", report["imported"]!.ToJsonString());
        var ticket = client.Emulator.Store.FindBy(ZohoDeskCollections.Tickets, "extId", "t1")[0].Id;
        var shown = await client.GetAsync("/tickets/" + ticket);
        Assert.Equal(
            ("2020-01-01T10:00:00.000Z", "2020-01-02T10:00:00.000Z", "Closed"),
            (shown.Text("createdTime"), shown.Text("closedTime"), shown.Text("statusType")));
        var threads = (await client.GetAsync($"/tickets/{ticket}/threads")).Records;
        Assert.Equal(["in", "out"], threads.Select(thread => (string)thread["direction"]!));
        Assert.Equal("2020-01-01T10:00:05.000Z", (string)threads[0]["createdTime"]!);
        Assert.Equal((await client.GetAsync("/agents?searchStr=Mia")).Records[0]["id"]!.GetValue<string>(), (string)threads[1]["authorId"]!);
        Assert.Equal(0, client.Emulator.Outbox.Count);
    }

    [Fact]
    public async Task Quirk36_NullContact_DropsTheTicketWithItsChildren()
    {
        Write("Contacts_01.csv", "ContactExtId,Last Name", "c1,Example");
        Write("Tickets_01.csv", "TicketExtId,ContactExtId,Subject,Created Time", "t1,,Lost,2020-01-01T10:00:00.000Z", "t2,NULL,Lost,2020-01-01T10:00:00.000Z");
        Write("Threads_01.csv", Threads, "h1,t1,Hello,2020-01-01T10:00:00.000Z,2020-01-01T10:00:00.000Z,a@example.com,In,False,a@example.com,b@example.com");
        await using var client = await ZohoDeskClient.StartAsync();
        var report = await ImportAsync(client);

        Assert.Equal("""["t1","t2"]""", report["droppedTickets"]!.ToJsonString());
        Assert.Equal(1, report["droppedChildren"]!.GetValue<int>());
        Assert.Equal(0, client.Emulator.Store.Count(ZohoDeskCollections.Tickets));
    }

    [Fact]
    public async Task Quirk36_WrongRows_AreReported()
    {
        Write("Contacts_01.csv", "ContactExtId,Last Name", "c1,Example");
        Write("Contacts_02.csv", "ContactExtId,First Name", "c2,Ada");
        Write(
            "Tickets_01.csv", "TicketExtId,ContactExtId,Subject,Created Time,Closed Time,Status",
            "t1,c1,Refund,2020-01-02T10:00:00.000Z,2020-01-01T10:00:00.000Z,Closed",
            "t2,c1,Refund,2020-01-02T10:00:00.000Z,,Pending");
        Write("Threads_01.csv", Threads, "h1,t2,,2020-01-01T10:00:00.000Z,2020-01-01T10:00:00.000Z,a@example.com,In,False,a@example.com,b@example.com");
        await using var client = await ZohoDeskClient.StartAsync();
        var report = await ImportAsync(client);

        Assert.Equal("""["t1"]""", report["closedBeforeCreated"]!.ToJsonString());
        Assert.Equal("""["Pending"]""", report["addedStatuses"]!.ToJsonString());
        Assert.Equal("""["h1"]""", report["emptyContent"]!.ToJsonString());
        Assert.Equal("""["Contacts_02.csv: Last Name"]""", report["missingColumns"]!.ToJsonString());
        Assert.Contains((await client.GetAsync("/ticketStatuses")).Records, status => (string)status["value"]! == "Pending");
        Assert.Equal(2, (await client.GetAsync($"/bulkImport/{report["id"]}/sampleData")).Records.Count);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private const string Threads =
        "ThreadExtId,TicketExtId,Content,SendDateTime,ReceivedTime,Sender Email,Direction,isPrivate,FromEmailAddress,To";

    private void Write(string name, params string[] lines) => File.WriteAllLines(Path.Combine(folder.FullName, name), lines);

    private async Task<JsonNode> ImportAsync(ZohoDeskClient client) =>
        (await client.ControlAsync("/bundle", new JsonObject { ["folder"] = folder.FullName }.ToJsonString())).Body!;
}
