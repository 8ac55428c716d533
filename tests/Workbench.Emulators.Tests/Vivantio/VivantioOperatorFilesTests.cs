using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;
using Workbench.Emulators.Vivantio;
using Workbench.Tests.Shared;

namespace Workbench.Emulators.Tests.Vivantio;

public sealed class VivantioOperatorFilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("operator-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_BuiltInAccount_FitsTheRunningEmulator()
    {
        var sample = new BuiltInSample();
        await using var account = await EmulatedVivantio.StartAsync(new EmulatorOptions(), sample, Cancellation);

        await account.WriteOperatorFilesAsync(folder.FullName, Cancellation);

        var agent = (await ItemsAsync("agents")).Single(one => (int)one!["id"]! == 50)!;
        Assert.False((bool)agent["active"]!);
        Assert.Equal(7, (int)agent["groups"]![0]!);
        Assert.Contains(41, (await ItemsAsync("groups")).SelectMany(group => group!["members"]!.AsArray()).Select(id => (int)id!));
        Assert.Equal("wf-12", (string?)(await ItemsAsync("workflows"))[0]!["key"]);
        Assert.Equal("=", (string?)(await ItemsAsync("workflows"))[0]!["conditions"]![0]!["op"]);
        Assert.Equal("Pending", (string?)(await ItemsAsync("sla"))[0]!["pauseStatuses"]![0]);
        Assert.Equal(5, (await ItemsAsync("sla"))[0]!["priorities"]!.AsArray().Count);
        Assert.Equal(901, (int)(await ItemsAsync("legacy-fields"))[0]!["fieldId"]!);
        Assert.Single(await ItemsAsync("portals"));
        Assert.Equal("dashboard", (string?)(await ItemsAsync("reports"))[0]!["kind"]);
        var meta = await ItemsAsync("article-meta");
        Assert.Equal(36, meta.Count);
        Assert.Equal(6, meta.Count(one => (string?)one!["language"] == "de"));
        Assert.Equal(["Hardware", "Probes", "Wireless probes"], meta[2]!["section"]!.AsArray().Select(name => (string)name!));
    }

    [Fact]
    public async Task Write_Images_AreThoseThatTheApiDoesNotGive()
    {
        var sample = new BuiltInSample();
        await using var account = await EmulatedVivantio.StartAsync(new EmulatorOptions(), sample, Cancellation);
        var guarded = sample.Images().Single(image => image.Download == SampleDownload.AnswersHtml);

        await account.WriteOperatorFilesAsync(folder.FullName, Cancellation);

        var row = Assert.Single(await ItemsAsync("images"))!;
        Assert.Equal(new Uri(account.Emulator.BaseAddress, "web/ArticleImage/911").ToString(), (string?)row["src"]);
        var file = new FileInfo(Path.Combine(folder.FullName, (string)row["path"]!));
        Assert.Equal(guarded.SizeBytes, file.Length);
        Assert.Single(file.Directory!.GetFiles());
    }

    [Fact]
    public async Task Write_ImagesBehindLogIn_AreAllThatExist()
    {
        var sample = new BuiltInSample();
        var settings = new VivantioSettings { ImagesAcceptApiCredentials = false };

        await WriteAsync(sample, settings);

        Assert.Equal(11, new DirectoryInfo(Path.Combine(folder.FullName, "images")).GetFiles().Length);
    }

    [Fact]
    public async Task Write_History_IsOneChangePerLine()
    {
        var sample = new BuiltInSample(0.2);

        await WriteAsync(sample, new VivantioSettings());

        var lines = await File.ReadAllLinesAsync(Path.Combine(folder.FullName, "history.ndjson"), Cancellation);
        var first = JsonNode.Parse(lines[0])!;
        Assert.Equal(sample.Tickets().Count(VivantioRules.HasStatusAction), lines.Length);
        Assert.Equal("StatusId", (string?)first["field"]);
        Assert.Equal(VivantioIds.Ticket(sample.Tickets().First(VivantioRules.HasStatusAction).Id), (long)first["ticketId"]!);
    }

    [Fact]
    public async Task Write_MailThreads_HasEmptyFilesWhereTheSampleKnowsNothing()
    {
        var sample = new CsvFolderSample(SharedMaterial.Require("data", "mail-threads"));

        await WriteAsync(sample, new VivantioSettings());

        Assert.Empty(await ItemsAsync("legacy-fields"));
        Assert.Empty(await ItemsAsync("article-meta"));
        Assert.Equal(12, (await ItemsAsync("agents")).Count);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Task WriteAsync(SampleAccount sample, VivantioSettings settings) =>
        new VivantioOperatorFiles(sample, settings, new Uri("http://127.0.0.1:1/")).WriteAsync(folder.FullName, Cancellation);

    private async Task<JsonArray> ItemsAsync(string kind)
    {
        var file = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, kind + ".json"), Cancellation))!;
        Assert.Equal("workbench.operator/" + kind, (string?)file["kind"]);
        Assert.Equal(1, (int)file["version"]!);
        Assert.Equal("vivantio", (string?)file["source"]);
        return file["items"]!.AsArray();
    }
}
