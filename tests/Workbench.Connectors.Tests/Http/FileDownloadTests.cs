using System.Net;
using Workbench.Connectors.Http;
using Workbench.Core.Planning;
using static Workbench.Connectors.Tests.Http.ScriptedVendor;

namespace Workbench.Connectors.Tests.Http;

public sealed class FileDownloadTests
{
    private static readonly ExpectedFile Pdf = new("a.pdf", "application/pdf", null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://api.vendor.test/a", "203.0.113.7", null)]
    [InlineData("https://files.vendor.test/a", "203.0.113.7", null)]
    [InlineData("https://elsewhere.test/a", "203.0.113.7", "allowed")]
    [InlineData("https://api.vendor.test/a", "10.1.2.3", "inside")]
    [InlineData("https://api.vendor.test/a", "169.254.169.254", "inside")]
    [InlineData("https://api.vendor.test/a", "::ffff:127.0.0.1", "inside")]
    [InlineData("https://api.vendor.test/a", "fd00::1", "inside")]
    [InlineData("ftp://api.vendor.test/a", "203.0.113.7", "https")]
    public async Task JudgeAsync_Address_IsJudgedByHostAndAddress(string address, string resolved, string? word)
    {
        using var vendor = new ScriptedVendor(Answer(200));
        var verdict = await Rules(resolved).JudgeAsync(new Uri(address), vendor.Client().Host, Cancellation);
        Assert.Equal((word is null, word is null), (verdict.Refusal is null, verdict.Allowed is not null));
        Assert.Contains(word ?? "", verdict.Refusal ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaveAsync_RedirectToForeignHost_IsRefused()
    {
        using var vendor = new ScriptedVendor(Answer(302, "", ("Location", "https://elsewhere.test/b")), Answer(200));
        var answer = await SaveAsync(vendor);
        Assert.Equal(ReasonCode.FileRefused, answer.Failure);
        Assert.Single(vendor.Seen);
    }

    [Theory]
    [InlineData(404, ReasonCode.FileExpired)]
    [InlineData(410, ReasonCode.FileExpired)]
    [InlineData(403, ReasonCode.FileRefused)]
    public async Task SaveAsync_NotThere_GivesReason(int status, string reason)
    {
        using var vendor = new ScriptedVendor(Answer(status));
        Assert.Equal(reason, (await SaveAsync(vendor)).Failure);
    }

    [Fact]
    public async Task SaveAsync_WebPageInsteadOfFile_IsRefused()
    {
        using var vendor = new ScriptedVendor(_ => new HttpResponseMessage { Content = new StringContent("<html>", null, "text/html") });
        Assert.Equal(ReasonCode.FileRefused, (await SaveAsync(vendor)).Failure);
    }

    [Fact]
    public async Task SaveAsync_OneByteAtATime_EndsAfterTheLongestTransferAndIsNotRepeated()
    {
        ManualClock? clock = null;
        using var vendor = new ScriptedVendor(_ => new HttpResponseMessage { Content = new StreamContent(new TrickledBody(clock!)) });
        clock = vendor.Clock;
        var began = clock.GetUtcNow();
        var answer = await SaveAsync(vendor);
        Assert.Equal(ReasonCode.FileRefused, answer.Failure);
        Assert.Contains("took longer than 01:00:00", answer.Detail, StringComparison.Ordinal);
        Assert.InRange(clock.GetUtcNow() - began, TimeSpan.FromHours(1), TimeSpan.FromHours(1) + TrickledBody.Pause);
        Assert.Single(vendor.Seen);
    }

    [Fact]
    public async Task SaveAsync_SilentInTheMiddle_BreaksAndIsBegunAgain()
    {
        ManualClock? clock = null;
        using var vendor = new ScriptedVendor(_ => new HttpResponseMessage { Content = new StreamContent(new SilentBody(clock!)) }, File([1, 2, 3]));
        clock = vendor.Clock;
        var answer = await SaveAsync(vendor);
        Assert.Equal((3, null), (answer.Bytes, answer.Failure));
        Assert.Equal(2, vendor.Seen.Count);
    }

    [Fact]
    public async Task SaveAsync_TooLarge_IsRefused()
    {
        using var vendor = new ScriptedVendor(_ => new HttpResponseMessage { Content = new ByteArrayContent(new byte[2000]) });
        Assert.Equal(ReasonCode.FileRefused, (await SaveAsync(vendor, maxBytes: 1000)).Failure);
    }

    [Fact]
    public async Task SaveAsync_NoBytes_IsEmptyFile()
    {
        using var vendor = new ScriptedVendor(_ => new HttpResponseMessage { Content = new ByteArrayContent([]) });
        Assert.Equal(ReasonCode.FileEmpty, (await SaveAsync(vendor)).Failure);
    }

    [Fact]
    public async Task SaveAsync_File_IsWritten()
    {
        using var vendor = new ScriptedVendor(_ => new HttpResponseMessage { Content = new ByteArrayContent([1, 2, 3]) });
        Assert.Equal((3, null), ((await SaveAsync(vendor)).Bytes, (await SaveAsync(vendor)).Failure));
    }

    [Fact]
    public async Task SaveAsync_FirstTransferIsShort_IsRepeatedFromTheStart()
    {
        using var vendor = new ScriptedVendor(File([1]), File([1, 2, 3]));
        using var destination = new MemoryStream();
        var answer = await new FileDownload(vendor.Client(), Rules("203.0.113.7")).SaveAsync(
            new Uri("https://api.vendor.test/f"), Pdf with { Bytes = 3 }, destination, Cancellation);
        Assert.Null(answer.Failure);
        Assert.Equal([1, 2, 3], destination.ToArray());
    }

    [Fact]
    public async Task SaveAsync_SizeNeverFits_IsRefused()
    {
        using var vendor = new ScriptedVendor(File([1]));
        using var destination = new MemoryStream();
        var answer = await new FileDownload(vendor.Client(), Rules("203.0.113.7")).SaveAsync(
            new Uri("https://api.vendor.test/f"), Pdf with { Bytes = 3 }, destination, Cancellation);
        Assert.Equal(ReasonCode.FileRefused, answer.Failure);
    }

    private static Func<HttpRequestMessage, HttpResponseMessage> File(byte[] bytes) =>
        _ => new HttpResponseMessage { Content = new ByteArrayContent(bytes) };

    private static DownloadRules Rules(string resolved) => new(["*.vendor.test"])
    {
        Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Parse(resolved) }),
    };

    private static async Task<Core.Connectors.FileAnswer> SaveAsync(ScriptedVendor vendor, long maxBytes = 1 << 20)
    {
        using var destination = new MemoryStream();
        var rules = Rules("203.0.113.7") with { MaxFileBytes = maxBytes };
        return await new FileDownload(vendor.Client(), rules).SaveAsync(new Uri("https://api.vendor.test/f"), Pdf, destination, Cancellation);
    }
}
