using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbench.Emulators.Infoset;
using Workbench.Emulators.Samples;
using Workbench.Tests.Shared;

namespace Workbench.Emulators.Tests.Infoset;

public sealed partial class InfosetOperatorFilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("operator-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Write_BuiltInAccount_GivesEveryFileOfTheSheet()
    {
        var sample = new BuiltInSample(0.3);
        await InfosetOperatorFiles.WriteAsync(sample, new Uri("http://127.0.0.1:1/"), folder.FullName, Cancellation);

        string[] inventory = ["mail-accounts", "widgets", "automations", "sla", "reports", "retention"];
        foreach (var name in (string[])["schema", "pipelines", "agents", "recordings", .. inventory])
            Assert.NotEmpty(await ItemsAsync(name));
        Assert.Equal(sample.Articles().Count(), (await ItemsAsync("articles")).Count);
        Assert.Equal(sample.Calls().Count(), (await LinesAsync("calls")).Count);
        Assert.Equal(10, (await LinesAsync("chats")).Count);
        Assert.DoesNotContain(
            (await ItemsAsync("pipelines")).SelectMany(pipeline => pipeline!["stages"]!.AsArray()), stage => (int)stage!["id"]! == 99);
        var agent = (await ItemsAsync("agents")).Single(agent => (int)agent!["id"]! == 43)!;
        Assert.Equal(["Support"], agent["teams"]!.AsArray().Select(team => (string?)team));
    }

    [Fact]
    public async Task Write_Recordings_AreAsTheirRowsSay()
    {
        var sample = new BuiltInSample(0.3);
        await InfosetOperatorFiles.WriteAsync(sample, new Uri("http://127.0.0.1:1/"), folder.FullName, Cancellation);

        var rows = await ItemsAsync("recordings");
        var named = (await LinesAsync("calls")).Select(call => (string?)call["recording"]).OfType<string>();

        Assert.Equal(named.Order(), rows.Select(row => (string)row!["path"]!).Order());
        foreach (var row in rows)
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(folder.FullName, (string)row!["path"]!), Cancellation);
            Assert.Equal((long)row["size"]!, bytes.Length);
            Assert.Equal((string?)row["sha256"], Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
    }

    [Fact]
    public async Task Write_Chats_LieWithinTheRetention()
    {
        var sample = new BuiltInSample(0.3);
        await InfosetOperatorFiles.WriteAsync(sample, new Uri("http://127.0.0.1:1/"), folder.FullName, Cancellation);
        var contacts = sample.Contacts().Select(contact => InfosetIds.Contact(contact.Id)).ToHashSet();

        var chats = await LinesAsync("chats");

        Assert.Equal(90, (int)(await ItemsAsync("retention"))[0]!["chatRetentionDays"]!);
        Assert.All(chats, chat =>
        {
            var times = chat["messages"]!.AsArray().Select(message => DateTimeOffset.Parse((string)message!["at"]!)).ToList();
            Assert.Equal(times.Order(), times);
            Assert.InRange(sample.EndsAt - times[0], TimeSpan.Zero, TimeSpan.FromDays(90));
            Assert.Contains((long)chat["contactId"]!, contacts);
        });
        Assert.Equal(["chat", "social"], chats.Select(chat => (string)chat["channel"]!).Distinct().Order());
    }

    [Fact]
    public async Task Write_Articles_HaveImagesThatTheEmulatorServes()
    {
        var sample = new BuiltInSample(1);
        await using var account = await InfosetAccount.StartAsync(sample: sample);
        await InfosetOperatorFiles.WriteAsync(sample, account.Emulator.BaseAddress, folder.FullName, Cancellation);

        var articles = await ItemsAsync("articles");

        Assert.All(articles, article => Assert.DoesNotContain("\"sample-", (string?)article!["html"]));
        var id = InfosetIds.Article(sample.Articles().First(one => one.CollectionId == "s4").Id);
        var nested = articles.Single(article => (string?)article!["id"] == id)!;
        Assert.Equal(["Hardware", "Probes", "Wireless probes"], nested["path"]!.AsArray().Select(part => (string?)part));
        var answers = new List<(HttpStatusCode, string?)>();
        var images = articles.SelectMany(article => Sources().Matches((string)article!["html"]!)).Select(match => match.Groups[1].Value);
        foreach (var url in images.Distinct())
        {
            using var answer = await account.Stranger.GetAsync(new Uri(url), Cancellation);
            answers.Add((answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        }

        Assert.Equal(10, answers.Count(answer => answer == (HttpStatusCode.OK, "image/png")));
        Assert.Contains((HttpStatusCode.OK, "text/html"), answers);
        Assert.Contains((HttpStatusCode.Forbidden, "application/json"), answers);
    }

    [Fact]
    public async Task Write_SmallCsvFolder_WritesWhatThereIs()
    {
        var sample = new CsvFolderSample(Path.Combine(Repository.Root.FullName, "data", "samples", "small-csv"));
        await using var account = await EmulatedInfoset.StartAsync(new EmulatorOptions(), sample, Cancellation);

        await account.WriteOperatorFilesAsync(folder.FullName, Cancellation);

        Assert.Empty(await LinesAsync("calls"));
        Assert.Empty(await ItemsAsync("articles"));
        Assert.NotEmpty(await ItemsAsync("agents"));
    }

    private async Task<JsonArray> ItemsAsync(string name)
    {
        var file = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, name + ".json"), Cancellation))!.AsObject();
        IsEnvelope(file, name);
        return file["items"]!.AsArray();
    }

    private async Task<IReadOnlyList<JsonObject>> LinesAsync(string name)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder.FullName, name + ".ndjson"), Cancellation);
        IsEnvelope(JsonNode.Parse(lines[0])!.AsObject(), name);
        return [.. lines.Skip(1).Select(line => JsonNode.Parse(line)!.AsObject())];
    }

    private static void IsEnvelope(JsonObject file, string name)
    {
        Assert.Equal("workbench.operator/" + name, (string?)file["kind"]);
        Assert.Equal(1, (int)file["version"]!);
        Assert.Equal("infoset", (string?)file["source"]);
    }

    [GeneratedRegex("<img src=\"([^\"]+)\"")]
    private static partial Regex Sources();
}
