using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbench.Emulators.Samples;
using Workbench.Emulators.Vivantio;

namespace Workbench.Emulators.Tests.Vivantio;

public sealed partial class VivantioContentQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk18_Attachment_IsListedOnTicketAndAction()
    {
        var sample = new BuiltInSample(0.5);
        await using var account = await VivantioAccount.StartAsync(sample: sample);
        var file = sample.Attachments().First(one => one.ParentKind == SampleParentKind.Message);
        var message = sample.Messages().First(one => one.Id == file.ParentId);
        var ticket = VivantioIds.Ticket(message.TicketId);

        var onTicket = await account.RowsAsync($"File/AttachmentSelectByParent?parentId={ticket}&parentArea=Ticket");
        var actions = await account.RowsAsync($"Ticket/ActionSelectByParentId/{ticket}?includePrivate=True&includeAttachments=True");
        var onAction = actions.Single(row => (long)row["Id"]! == VivantioIds.Action(message.Id))["Attachments"]!.AsArray();

        Assert.Contains(onTicket, row => (string?)row["AttachmentGuid"] == VivantioIds.Attachment(file.Id));
        Assert.Contains(onAction, row => (string?)row!["UniqueId"] == VivantioIds.Attachment(file.Id));
    }

    [Fact]
    public async Task Quirk19_UrlAttachment_HasNoContent()
    {
        await using var account = await VivantioAccount.StartAsync();

        var link = Assert.Single(
            await account.RowsAsync("File/AttachmentSelectByParent?parentId=10001&parentArea=Ticket"), row => (int)row["Kind"]! == 1);
        var answer = await DownloadAsync(account, (string)link["AttachmentGuid"]!);

        Assert.StartsWith("https://", (string?)link["Url"]);
        Assert.True((bool)answer["Successful"]!);
        Assert.True(answer.ContainsKey("Content") && answer["Content"] is null);
    }

    [Fact]
    public async Task Quirk19_EveryAttachment_IsOneBase64StringOfItsBytes()
    {
        var sample = new BuiltInSample(0.5);
        await using var account = await VivantioAccount.StartAsync(sample: sample);

        foreach (var file in sample.Attachments().Where(one => one.ParentKind != SampleParentKind.Task))
        {
            using var answer = await account.SendAsync(
                "File/AttachmentDownload", $$"""{"AttachmentGuid":"{{VivantioIds.Attachment(file.Id)}}"}""");
            var text = await answer.Content.ReadAsStringAsync(Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            if (file.Download == SampleDownload.AnswersHtml)
            {
                Assert.StartsWith("<html>", text);
                continue;
            }

            var parsed = JsonNode.Parse(text)!;
            Assert.Equal(file.Download == SampleDownload.Works, (bool)parsed["Successful"]!);
            if (file.Download == SampleDownload.Expired)
                continue;
            Assert.Equal(file.FileName, (string?)parsed["FileName"]);
            using var expected = sample.OpenAttachment(file.Id);
            var bytes = new byte[file.SizeBytes];
            await expected.ReadExactlyAsync(bytes, Cancellation);
            Assert.True(bytes.AsSpan().SequenceEqual(Convert.FromBase64String((string)parsed["Content"]!)), file.Id);
        }
    }

    [Fact]
    public async Task Quirk21_CustomValues_NeedTheEntityCalls()
    {
        var sample = new BuiltInSample(0.5);
        await using var account = await VivantioAccount.StartAsync(sample: sample);
        var ticket = sample.Tickets().First(one => one.Custom["Serial number"]?.Length > 0);
        var id = VivantioIds.Ticket(ticket.Id);

        var forms = await account.RowsAsync("Entity/CustomEntityDefinitionSelectByRecordTypeId", """{"Id":54}""");
        var all = await account.RowsAsync("Entity/CustomEntitySelectByTypeIdAndParent", Parent(0, id, "\"Ticket\""));
        var first = await account.RowsAsync("Entity/CustomEntitySelectByTypeIdAndParent", Parent(9799, id, "3"));
        var none = await account.RowsAsync("Entity/CustomEntitySelectByTypeIdAndParent", Parent(0, 9001, "\"Ticket\""));

        Assert.Equal([9799, 9800], forms.Select(form => (int)form["Id"]!));
        Assert.Equal(2, all.Count);
        Assert.Equal(9799, (int)Assert.Single(first)["CustomEntityDefinitionId"]!);
        Assert.Empty(none);
        Assert.Equal(ticket.Custom["Serial number"], await ValueAsync(account, all, "Serial number"));
        Assert.DoesNotContain((await account.PostAsync($"Ticket/SelectById/{id}"))["Item"]!.AsObject(), one => one.Key.Contains("erial"));
    }

    [Fact]
    public async Task Quirk22_TypeIds_AreStrings()
    {
        await using var account = await VivantioAccount.StartAsync();

        var ids = (await account.PostAsync(
            "Entity/SelectEntityTypeIdsByParentItem", """{"ParentId":10001,"SystemArea":"Ticket"}"""))["Results"]!.AsArray();

        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.Equal(JsonValueKind.String, id!.GetValueKind()));
    }

    [Fact]
    public async Task Quirk23_Callers_MayLackOrShareAnAddress()
    {
        await using var account = await VivantioAccount.StartAsync();

        var callers = (await account.SelectAsync("Caller")).Where(row => !(bool)row["Deleted"]!).ToList();

        Assert.Contains(callers, row => row["Email"] is null);
        Assert.Contains(callers.Where(row => row["Email"] is not null).GroupBy(row => (string)row["Email"]!), group => group.Count() == 2);
    }

    [Fact]
    public async Task Quirk24_ExternalKey_IsOnSomeClientsAndRepeatsAcrossSources()
    {
        await using var account = await VivantioAccount.StartAsync();

        var clients = await account.SelectAsync("Client");
        var keyed = clients.Where(row => row["ExternalKey"] is not null).ToList();

        Assert.InRange(keyed.Count, 5, clients.Count / 2);
        Assert.Contains(keyed.GroupBy(row => (string)row["ExternalKey"]!), group => group.Count() == 2);
        Assert.Equal(keyed.Count, keyed.Select(row => (string?)row["ExternalSource"] + (string?)row["ExternalKey"]).Distinct().Count());
    }

    [Fact]
    public async Task Quirk25_ImageWithoutLogIn_AnswersAPage()
    {
        await using var account = await VivantioAccount.StartAsync(sample: new BuiltInSample());
        var text = (string)(await account.SelectAsync("Article", VivantioAccount.Condition("Text", "Like", "%<img %")))[0]["Text"]!;
        var address = new Uri(Source().Match(text).Groups[1].Value);
        using var stranger = account.Stranger();
        using var withCookie = new HttpRequestMessage(HttpMethod.Get, address);
        withCookie.Headers.Add("Cookie", "VivantioLogin=loopback-browser");

        using var page = await stranger.GetAsync(address, Cancellation);
        using var loggedIn = await stranger.SendAsync(withCookie, Cancellation);
        using var withCredentials = await account.Client.GetAsync(address, Cancellation);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        Assert.Equal("image/png", loggedIn.Content.Headers.ContentType!.MediaType);
        Assert.Equal("image/png", withCredentials.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Quirk25_CredentialsNotEnough_AnswersAPage()
    {
        await using var account = await VivantioAccount.StartAsync(
            new VivantioSettings { ImagesAcceptApiCredentials = false }, new BuiltInSample(0.1));

        using var page = await account.Client.GetAsync(new Uri("web/ArticleImage/901", UriKind.Relative), Cancellation);

        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Quirk26_ArticleHtml_CarriesTagsOfAWordProcessor()
    {
        await using var account = await VivantioAccount.StartAsync(sample: new BuiltInSample());

        var texts = (await account.SelectAsync("Article")).Select(row => (string)row["Text"]!).ToList();

        Assert.Equal(36, texts.Count);
        Assert.Equal(2, texts.Count(text => text.Contains("<o:p>") && text.Contains("<st1:place") && text.Contains("<v:shape")));
        Assert.DoesNotContain(texts, text => text.Contains("sample-"));
    }

    [Fact]
    public async Task Quirk27_OData_SkipOfTheNextLinkIsWrong()
    {
        await using var account = await VivantioAccount.StartAsync();

        var first = await account.GetAsync("odata/Callers");
        var rows = first["value"]!.AsArray().Count;
        var second = await account.GetAsync($"odata/Callers?$skip={rows}");

        Assert.EndsWith($"$skip={2 * rows}", (string?)first["@odata.nextLink"]);
        Assert.NotEqual((string?)first["value"]![rows - 1]!["Email"], (string?)second["value"]![0]!["Email"]);
        Assert.Equal(111, (int)first["@odata.count"]!);
    }

    [Fact]
    public async Task Quirk27_OData_ComparesInLowerCase()
    {
        await using var account = await VivantioAccount.StartAsync();

        var found = await account.GetAsync("odata/Clients?$filter=Name eq 'OPENED TWICE LTD'");
        var text = await account.GetAsync("odata/Clients?$filter=Id gt 9");

        Assert.Single(found["value"]!.AsArray());
        Assert.Empty(text["value"]!.AsArray());
    }

    private static Task<JsonObject> DownloadAsync(VivantioAccount account, string guid) =>
        account.PostAsync("File/AttachmentDownload", $$"""{"AttachmentGuid":"{{guid}}"}""");

    private static string Parent(int type, long id, string area) => $$"""{"TypeId":{{type}},"ParentId":{{id}},"SystemArea":{{area}}}""";

    private static async Task<string?> ValueAsync(VivantioAccount account, IEnumerable<JsonObject> instances, string label)
    {
        foreach (var value in instances.SelectMany(instance => instance["FieldValues"]!.AsArray()))
        {
            var field = (await account.PostAsync($"Entity/CustomEntityFieldDefinitionSelectById/{value!["FieldId"]}"))["Item"]!;
            if ((string?)field["Label"] == label)
                return (string?)value!["Value"];
        }

        return null;
    }

    [GeneratedRegex("<img src=\"([^\"]+)\"")]
    private static partial Regex Source();
}
