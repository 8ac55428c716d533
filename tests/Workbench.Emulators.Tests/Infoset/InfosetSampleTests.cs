using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbench.Emulators.Infoset;
using Workbench.Emulators.Samples;
using Workbench.Tests.Shared;

namespace Workbench.Emulators.Tests.Infoset;

/// <summary>Every record of a sample that has a place in Infoset is there.</summary>
public sealed partial class InfosetSampleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_BuiltInSample_ServesEveryRecord() => await ServesEverythingAsync(new BuiltInSample(0.3));

    [Fact]
    public async Task Start_MailThreads_ServesEveryRecord() =>
        await ServesEverythingAsync(new CsvFolderSample(SharedMaterial.Require("data", "mail-threads")));

    [Fact]
    public async Task Ticket_BuiltInSample_SaysWhatTheSampleSays()
    {
        var sample = new BuiltInSample(0.2);
        await using var account = await InfosetAccount.StartAsync(sample: sample);
        var original = sample.Tickets().ElementAt(20);

        var ticket = await account.GetAsync($"tickets/{InfosetIds.Ticket(original.Id)}");

        Assert.Equal(original.Subject, (string?)ticket["subject"]);
        Assert.Equal(original.Channel, (string?)ticket["source"]);
        Assert.StartsWith(original.Description, (string?)ticket["content"]);
        Assert.Equal(InfosetIds.Contact(original.ContactId!), (long)ticket["contactId"]!);
        Assert.Equal(original.CreatedAt, DateTimeOffset.Parse((string)ticket["createdDate"]!));
        var stages = (await account.RowsAsync("pipelines?ItemsPerPage=100"))[0]["stages"]!.AsArray();
        Assert.Equal(original.Status, (string?)stages.Single(stage => (int)stage!["id"]! == (int)ticket["stageId"]!)!["name"]);
        var properties = (await account.AllAsync("properties")).Where(property => (string?)property["object"] == "ticket").ToList();
        Assert.Equal(
            properties.Select(property => (string)property["name"]!), ticket["customProperties"]!.AsObject().Select(member => member.Key));
        Assert.Equal(original.Custom["Serial number"], (string?)ticket["customProperties"]!["cf_serial_number"]);
    }

    [Fact]
    public async Task Companies_EveryTenth_BelongsToTheOneBefore()
    {
        var sample = new BuiltInSample(0.5);
        await using var account = await InfosetAccount.StartAsync(sample: sample);

        var companies = await account.AllAsync("companies");

        var subsidiaries = companies.Index().Where(company => company.Item["parentCompanyId"] is not null);
        Assert.Equal([9, 19], subsidiaries.Select(company => company.Index));
        Assert.Equal((long)companies[8]["id"]!, (long)companies[9]["parentCompanyId"]!);
    }

    [Fact]
    public async Task Breaches_ByTheRule_NameTheServiceLevel()
    {
        await using var account = await InfosetAccount.StartAsync();

        var breach = Assert.Single(await account.RowsAsync("slas/breaches?LinkedType=ticket&LinkedId=7001"));
        Assert.Equal(InfosetInventions.SlaName, (string?)breach["slaName"]);
        Assert.Empty(await account.RowsAsync("slas/breaches?LinkedType=ticket&LinkedId=7002"));
    }

    [Fact]
    public async Task ApplyEdits_Twice_ChangesOnceAndMovesDates()
    {
        var sample = new BuiltInSample(0.2);
        await using var account = await InfosetAccount.StartAsync(sample: sample);
        var before = (await account.AllAsync("tickets")).ToDictionary(ticket => (long)ticket["id"]!);

        Assert.Equal(sample.Edits().Count, await account.Emulator.ApplyEditsAsync(Cancellation));
        Assert.Equal(0, await account.Emulator.ApplyEditsAsync(Cancellation));

        var after = await account.AllAsync("tickets");
        var newest = before.Values.Max(ticket => (string)ticket["updatedDate"]!)!;
        var changed = after.Where(ticket => !JsonNode.DeepEquals(before.GetValueOrDefault((long)ticket["id"]!), ticket)).ToList();
        var edits = sample.Edits();
        var wanted = edits.OfType<TicketSaved>().Select(edit => edit.Ticket.Id).Concat(edits.OfType<MessageSaved>().Select(edit => edit.Message.TicketId!))
            .Concat(edits.OfType<ContactMerged>().SelectMany(edit => edit.Tickets).Select(ticket => ticket.Id))
            .Concat(edits.OfType<TicketMerged>().Select(edit => edit.Ticket.Id));
        Assert.Equal(wanted.Distinct().Select(InfosetIds.Ticket).Order(), InfosetAccount.Ids(changed).Order());
        Assert.All(changed, ticket => Assert.True(string.CompareOrdinal((string)ticket["updatedDate"]!, newest) > 0));
        Assert.EndsWith("-Marsh", (string?)(await account.GetAsync("contacts/501"))["fullName"]);
        Assert.Equal(2, (await account.LogsAsync(InfosetIds.Ticket("t9000001"))).Count);
    }

    [Fact]
    public async Task Start_StateOfBefore_KeepsItsEdits()
    {
        var sample = new BuiltInSample(0.1);
        var folder = Directory.CreateTempSubdirectory("infoset-");
        try
        {
            var options = new EmulatorOptions { StatePath = Path.Combine(folder.FullName, "state.db") };
            await using (var first = await InfosetAccount.StartAsync(sample: sample, options: options))
                await first.Emulator.ApplyEditsAsync(Cancellation);

            await using var second = await InfosetAccount.StartAsync(sample: sample, options: options);

            Assert.Equal(0, await second.Emulator.ApplyEditsAsync(Cancellation));
            Assert.Equal(InfosetIds.Ticket("t9000001"), (long)(await second.GetAsync($"tickets/{InfosetIds.Ticket("t9000001")}"))["id"]!);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Files_LinkedFromHtml_HaveTheirBytes()
    {
        var sample = new BuiltInSample(0.3);
        await using var account = await InfosetAccount.StartAsync(sample: sample);
        var expected = Linked(sample).ToDictionary(file => InfosetIds.File(file.Id).ToString());
        var found = new Dictionary<string, Uri>();
        foreach (var html in await EveryHtmlAsync(account))
        {
            foreach (Match match in FileAddress().Matches(html))
                found.Add(match.Groups["id"].Value, new Uri(match.Groups["url"].Value));
        }

        Assert.Equal(expected.Keys.Order(), found.Keys.Order());
        foreach (var (id, url) in found)
            await HasItsBytesAsync(account, url, expected[id], sample);
    }

    private static async Task HasItsBytesAsync(InfosetAccount account, Uri url, SampleAttachment file, SampleAccount sample)
    {
        using var open = await account.Stranger.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var keyed = await account.Client.GetAsync(url, Cancellation);
        var needsKey = url.AbsolutePath.StartsWith("/v1/", StringComparison.Ordinal);
        Assert.Equal(needsKey ? HttpStatusCode.Unauthorized : keyed.StatusCode, open.StatusCode);
        if (file.Download == SampleDownload.Expired)
        {
            Assert.Equal(HttpStatusCode.Forbidden, keyed.StatusCode);
            return;
        }

        Assert.Equal(HttpStatusCode.OK, keyed.StatusCode);
        if (file.Download == SampleDownload.AnswersHtml)
        {
            Assert.Equal("text/html", keyed.Content.Headers.ContentType?.MediaType);
            return;
        }

        await using var original = sample.OpenAttachment(file.Id);
        Assert.Equal(
            await SHA256.HashDataAsync(original, Cancellation), SHA256.HashData(await keyed.Content.ReadAsByteArrayAsync(Cancellation)));
    }

    private static async Task ServesEverythingAsync(SampleAccount sample)
    {
        await using var account = await InfosetAccount.StartAsync(sample: sample);
        var plantings = InfosetPlantings.In(sample);

        await HoldsAsync("users", sample.Agents().Select(agent => InfosetIds.Agent(agent.Id)));
        await HoldsAsync("companies", sample.Organizations().Select(organization => InfosetIds.Company(organization.Id)));
        await HoldsAsync("contacts", sample.Contacts().Select(contact => InfosetIds.Contact(contact.Id)));
        await HoldsAsync("deals", sample.Deals().Select(deal => InfosetIds.Deal(deal.Id)));
        await HoldsAsync("tickets", sample.Tickets().Select(ticket => InfosetIds.Ticket(ticket.Id)));
        var messages = sample.Messages().Where(message => message.TicketId is not null).ToDictionary(message => InfosetIds.Log(message.Id));
        var entries = new List<JsonObject>();
        foreach (var ticket in sample.Tickets())
            entries.AddRange(await account.LogsAsync(InfosetIds.Ticket(ticket.Id)));
        var extra = plantings.Merged is null ? 1 : 2;
        Assert.Equal(messages.Count + extra, entries.Count);
        Assert.Equal(messages.Keys.Order(), InfosetAccount.Ids(entries).Where(messages.ContainsKey).Order());
        foreach (var entry in entries.Where(entry => messages.ContainsKey((long)entry["id"]!)))
            await SaysTheSameAsync(account, entry, messages[(long)entry["id"]!]);

        async Task HoldsAsync(string path, IEnumerable<long> ids) =>
            Assert.Equal(ids.Order(), InfosetAccount.Ids(await account.AllAsync(path)).Order());
    }

    private static async Task SaysTheSameAsync(InfosetAccount account, JsonObject entry, SampleMessage message)
    {
        Assert.Equal(message.AuthorKind == SampleAuthorKind.Agent, (bool)entry["isAgent"]!);
        Assert.Equal(message.Kind == SampleMessageKind.Note, (bool)entry["isInternal"]!);
        Assert.Equal(message.CreatedAt, DateTimeOffset.Parse((string)entry["createdDate"]!));
        if (message.Kind != SampleMessageKind.Email)
        {
            Assert.Null(entry["emailId"]);
            if (message.BodyType == SampleBodyType.Html)
                Assert.StartsWith(message.Body, (string?)entry["content"]);
            return;
        }

        Assert.Equal(InfosetIds.Email(message.Id), (long)entry["emailId"]!);
        var mail = await account.GetAsync($"email/{InfosetIds.Email(message.Id)}");
        Assert.Equal(message.Subject, (string?)mail["subject"]);
        if (message.BodyType == SampleBodyType.Html)
            Assert.StartsWith(message.Body, (string?)mail["htmlBody"]);
        else if (mail["textBody"] is { } text)
            Assert.Equal(message.Body, (string?)text);
        Assert.True(mail["htmlBody"] is null != mail["textBody"] is null);
    }

    private static IEnumerable<SampleAttachment> Linked(SampleAccount sample)
    {
        var messages = sample.Messages().Where(message => message.TicketId is not null).Select(message => message.Id).ToHashSet();
        return sample.Attachments().Where(file => file.ParentKind == SampleParentKind.Ticket
            || file.ParentKind == SampleParentKind.Message && messages.Contains(file.ParentId));
    }

    private static async Task<IReadOnlyList<string>> EveryHtmlAsync(InfosetAccount account)
    {
        var all = new List<string>();
        foreach (var ticket in await account.AllAsync("tickets"))
        {
            all.Add((string?)ticket["content"] ?? "");
            foreach (var entry in await account.LogsAsync((long)ticket["id"]!))
            {
                all.Add((string?)entry["content"] ?? "");
                if ((long?)entry["emailId"] is { } mail and not InfosetIds.GoneEmail)
                    all.Add((string?)(await account.GetAsync($"email/{mail}"))["htmlBody"] ?? "");
            }
        }

        return all;
    }

    [GeneratedRegex("\"(?<url>http://[^\"]+/files/(?<id>[0-9]+)/[^\"]*)\"")]
    private static partial Regex FileAddress();
}
