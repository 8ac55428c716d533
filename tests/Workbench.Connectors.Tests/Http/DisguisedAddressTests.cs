using System.Net;
using Workbench.Connectors.Http;
using Workbench.Core.Planning;
using static Workbench.Connectors.Tests.Http.ScriptedVendor;

namespace Workbench.Connectors.Tests.Http;

/// <summary>No address leads a download inside the network, whether a record names it or a vendor redirects to it.</summary>
public sealed class DisguisedAddressTests
{
    public static TheoryData<string, string> Addresses => DisguisedAddresses.All;

    /// <summary>Those that a record can name: what is no address at all reaches no download.</summary>
    public static TheoryData<string, string> Readable => [.. DisguisedAddresses.All.Where(row => Uri.TryCreate(row.Data.Item1, UriKind.Absolute, out _))];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Readable))]
    public async Task SaveAsync_DisguisedAddress_IsRefusedUnasked(string address, string answers)
    {
        using var vendor = new ScriptedVendor(Answer(200));

        var answer = await SaveAsync(vendor, new Uri(address), answers);

        Assert.Equal(ReasonCode.FileRefused, answer.Failure);
        Assert.Empty(vendor.Seen);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task SaveAsync_RedirectToDisguisedAddress_IsNotFollowed(string address, string answers)
    {
        using var vendor = new ScriptedVendor(Answer(302, "", ("Location", address)), Answer(200));

        var answer = await SaveAsync(vendor, new Uri("https://api.vendor.test/file"), answers);

        Assert.Equal(ReasonCode.FileRefused, answer.Failure);
        Assert.All(vendor.Seen, seen => Assert.Equal("api.vendor.test", seen.Request.RequestUri!.Host));
    }

    [Fact]
    public void Addresses_Disguised_AreAtLeastSixty() =>
        Assert.True(Readable.Count >= 60);

    private static async Task<Core.Connectors.FileAnswer> SaveAsync(ScriptedVendor vendor, Uri address, string answers)
    {
        var found = IPAddress.TryParse(answers.Split(' ')[0], out _) ? answers.Split(' ').Select(IPAddress.Parse).ToArray() : [];
        var rules = new DownloadRules(["*.vendor.test"])
        {
            Resolve = (host, _) => Task.FromResult(host == "api.vendor.test" ? [IPAddress.Parse("203.0.113.8")] : found),
        };
        using var destination = new MemoryStream();
        return await new FileDownload(vendor.Client(), rules).SaveAsync(address, new ExpectedFile("a.pdf", "application/pdf", null), destination, Cancellation);
    }
}
