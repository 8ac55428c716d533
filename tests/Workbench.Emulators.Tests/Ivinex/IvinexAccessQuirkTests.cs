using System.Net;
using Workbench.Emulators.Ivinex;
using Workbench.Emulators.Samples;
using Workbench.Emulators.Tests.Kit;

namespace Workbench.Emulators.Tests.Ivinex;

public sealed class IvinexAccessQuirkTests
{
    private static readonly string[] DefaultFields = ["collection_id", "created_by", "created_date", "modified_by", "modified_date"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk13_EmptyTab_HasNoRecordsAndNoDefaultFields()
    {
        await using var account = await IvinexAccount.StartAsync();

        Assert.Empty(await account.AllAsync("Surveys"));
        Assert.DoesNotContain(await account.FieldsAsync("Surveys"), field => DefaultFields.Contains((string?)field["FieldName"]));
        Assert.Equal(5, (await account.FieldsAsync("Contacts")).Count(field => DefaultFields.Contains((string?)field["FieldName"])));
    }

    [Fact]
    public async Task Quirk14_HiddenTab_LooksLikeAnEmptyOne()
    {
        await using var account = await IvinexAccount.StartAsync(
            new IvinexSettings { HiddenTabs = new HashSet<string> { "Tickets" }, ShuffleRows = false });
        var id = await account.TabIdAsync("Tickets");

        Assert.Empty(await account.AllAsync("Tickets"));
        Assert.Empty(await account.AllRelatedAsync("Tickets"));
        Assert.Empty(IvinexAccount.Rows(await account.GetAsync($"GetRecords.php?TabID={id}"), "Records"));
        Assert.DoesNotContain(await account.FieldsAsync("Tickets"), field => DefaultFields.Contains((string?)field["FieldName"]));
        Assert.NotEmpty(await account.AllAsync("Contacts"));
    }

    [Theory]
    [InlineData(IvinexHiddenTabAnswer.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData(IvinexHiddenTabAnswer.HtmlPage, HttpStatusCode.OK)]
    public async Task Quirk14_OtherAnswerChosen_IsNoJson(IvinexHiddenTabAnswer chosen, HttpStatusCode expected)
    {
        await using var account = await IvinexAccount.StartAsync(
            new IvinexSettings { HiddenTabs = new HashSet<string> { "Contacts" }, HiddenTabAnswer = chosen }, new BuiltInSample(0.1));

        using var answer = await account.Client.GetAsync(new Uri("API/Records.php?CollectionTypeID=1001", UriKind.Relative), Cancellation);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Quirk23_Attachments_DifferInWhatTheirUrlGives()
    {
        var sample = new BuiltInSample(0.5);
        await using var account = await IvinexAccount.StartAsync(sample: sample);
        var rows = new List<(string Id, Uri Url)>();
        foreach (var tab in new[] { "Activities", "Tickets", "Contacts", "Organizations", "Tasks" })
        {
            rows.AddRange((await account.AllRelatedAsync(tab)).Where(row => (string?)row["LinkType"] == "attachment")
                .Select(row => ((string)row["ToID"]!, new Uri((string)row["Url"]!))));
        }

        Assert.Equal(sample.Attachments().Count(), rows.Count);
        var expected = sample.Attachments().ToDictionary(file => (int.Parse(file.Id[1..]) + 500).ToString());
        foreach (var (id, url) in rows)
        {
            using var answer = await account.Client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, Cancellation);
            switch (expected[id].Download)
            {
                case SampleDownload.Expired:
                    Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                    break;
                case SampleDownload.AnswersHtml:
                    Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                    Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
                    break;
                default:
                    Assert.Equal(expected[id].SizeBytes, answer.Content.Headers.ContentLength);
                    break;
            }
        }
    }

    [Fact]
    public async Task Quirk23_Download_NeedsBasicAndGivesTheBytes()
    {
        var sample = new BuiltInSample(0.5);
        await using var account = await IvinexAccount.StartAsync(sample: sample);
        using var stranger = new HttpClient(new SocketsHttpHandler()) { BaseAddress = account.Emulator.BaseAddress };
        using var original = new MemoryStream();
        using (var bytes = sample.OpenAttachment("f7"))
            await bytes.CopyToAsync(original, Cancellation);

        using var refused = await stranger.GetAsync(new Uri("API/Download.php?FileID=507", UriKind.Relative), Cancellation);
        var given = await account.Client.GetByteArrayAsync(new Uri("API/Download.php?FileID=507", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(original.ToArray(), given);
    }

    [Fact]
    public async Task Quirk23_UrlLifetime_EndsIn404()
    {
        var clock = new ManualClock();
        await using var account = await IvinexAccount.StartAsync(
            new IvinexSettings { AttachmentUrlLifetime = TimeSpan.FromMinutes(10), ShuffleRows = false },
                options: new EmulatorOptions { Clock = clock });
        var url = new Uri((string)(await account.AllRelatedAsync("Contacts"))
            .First(row => (string?)row["LinkType"] == "attachment")["Url"]!);

        using var early = await account.Client.GetAsync(url, Cancellation);
        clock.Advance(TimeSpan.FromMinutes(11));
        using var late = await account.Client.GetAsync(url, Cancellation);

        Assert.Equal(HttpStatusCode.OK, early.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }
}
