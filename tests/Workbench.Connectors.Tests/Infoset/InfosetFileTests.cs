using System.Security.Cryptography;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Emulators.Infoset;
using Workbench.Emulators.Samples;

namespace Workbench.Connectors.Tests.Infoset;

/// <summary>Files are addresses in texts, and recordings in the operator folder.</summary>
public sealed class InfosetFileTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk19_Images_ArriveOrSayWhyNot()
    {
        await using var account = await InfosetAccount.StartAsync();
        var images = (await account.RelatedAsync("tickets")).Where(row => row.Link.To.Id == "7001").Select(row => row.Attachment!).ToList();
        var reasons = new Dictionary<string, string?>();
        foreach (var image in images)
        {
            reasons[account.Connector.Map(image, account.Schema).ByRole(FieldRole.FileName).Print()] = (await account.DownloadAsync(image)).Answer.Failure;
        }

        Assert.Null(reasons["signature.png"]);
        Assert.Equal(ReasonCode.FileRefused, reasons["banner.png"]);
        Assert.Equal(ReasonCode.FileRefused, reasons["portal.png"]);
    }

    [Theory]
    [InlineData("key")]
    [InlineData("login")]
    public async Task Download_AttachmentsOfMessages_HaveTheBytesOfTheSample(string signIn)
    {
        await using var account = await InfosetAccount.StartAsync();
        await account.ReconnectAsync(("signIn", signIn));
        var wanted = account.Sample.Attachments().Where(file => file is { ParentKind: SampleParentKind.Message, Download: SampleDownload.Works, SizeBytes: > 0 })
            .ToLookup(file => InfosetIds.Log(file.ParentId).ToString());
        var compared = 0;
        foreach (var row in await account.RelatedAsync("ticket-logs"))
        {
            var name = account.Connector.Map(row.Attachment!, account.Schema).ByRole(FieldRole.FileName).Print();
            if (wanted[row.Link.To.Id].FirstOrDefault(file => file.FileName == name) is not { } file)
            {
                continue;
            }

            await using var bytes = account.Sample.OpenAttachment(file.Id);
            var (answer, came) = await account.DownloadAsync(row.Attachment!);
            Assert.Null(answer.Failure);
            Assert.Equal(await SHA256.HashDataAsync(bytes, Cancellation), SHA256.HashData(came));
            compared++;
        }

        Assert.Equal(wanted.Sum(files => files.Count()), compared);
    }

    [Fact]
    public async Task Related_SecondTime_AsksNothingAgain()
    {
        await using var account = await InfosetAccount.StartAsync();
        await account.ExtractAsync("ticket-logs");
        var before = account.Emulator.Running.Log.Total;
        var rows = await account.RelatedAsync("ticket-logs");
        Assert.Equal(before, account.Emulator.Running.Log.Total);
        Assert.NotEmpty(rows);
        Assert.Equal(rows.Count, rows.Select(row => row.Link).Distinct().Count());
    }

    [Fact]
    public async Task Download_ForeignHost_IsRefusedWithoutACall()
    {
        await using var account = await InfosetAccount.StartAsync();
        var file = Connectors.Infoset.Shapes.FileShape.OfAddress("https://elsewhere.example/a/b.pdf");
        var (answer, _) = await account.DownloadAsync(file);
        Assert.Equal(ReasonCode.FileRefused, answer.Failure);
        Assert.Contains("downloadHosts", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_Recordings_AreCheckedAgainstTheirHash()
    {
        await using var account = await InfosetAccount.StartAsync();
        var rows = await account.RelatedAsync("calls");
        Assert.Equal(account.Sample.Calls().Count(call => call.RecordingBytes is not null), rows.Count);
        var (first, second) = (rows[0].Attachment!, rows[1].Attachment!);
        Assert.Null((await account.DownloadAsync(first)).Answer.Failure);

        var url = account.Connector.Map(second, account.Schema).ByRole(FieldRole.FileUrl).Print();
        var path = Path.Combine(account.Folder.FullName, Uri.UnescapeDataString(url["operator:".Length..]));
        await File.AppendAllTextAsync(path, "changed", Cancellation);
        var (answer, bytes) = await account.DownloadAsync(second);
        Assert.Equal(ReasonCode.FileRefused, answer.Failure);
        Assert.Empty(bytes);
        Assert.Contains("SHA-256", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Related_Articles_GiveInlineImagesByTheirSource()
    {
        await using var account = await InfosetAccount.StartAsync();
        var articles = (await account.ReadAsync("articles")).ToDictionary(article => article.Key);
        var rows = await account.RelatedAsync("articles");
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var url = account.Connector.Map(row.Attachment!, account.Schema).ByRole(FieldRole.FileUrl).Print();
            Assert.Contains($"src=\"{url}\"", articles[row.Link.To].ByRole(FieldRole.Body).Print(), StringComparison.Ordinal);
        });
    }
}
