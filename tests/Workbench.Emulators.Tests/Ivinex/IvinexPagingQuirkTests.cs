using System.Net;
using System.Text.Json;
using Workbench.Emulators.Ivinex;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.Emulators.Tests.Kit;

namespace Workbench.Emulators.Tests.Ivinex;

public sealed class IvinexPagingQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("Basic d3Jvbmc6d3Jvbmc=")]
    [InlineData("Bearer token")]
    public async Task Quirk01_WrongCredentials_AreRefused(string authorization)
    {
        await using var account = await IvinexAccount.StartAsync();
        var id = await account.TabIdAsync("Contacts");
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = account.Emulator.BaseAddress };
        if (authorization.Length > 0)
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        using var answer = await client.GetAsync(new Uri($"API/Records.php?CollectionTypeID={id}", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Quirk01_RightCredentials_GetRecords()
    {
        await using var account = await IvinexAccount.StartAsync();

        Assert.Equal(10, (await account.PageAsync("Contacts", 0, 10)).Count);
    }

    [Fact]
    public async Task Quirk02_Offset_CountsRowsNotPages()
    {
        await using var account = await IvinexAccount.StartAsync();
        var both = (await account.PageAsync("Contacts", 0, 60)).Select(row => (string)row["collection_id"]!).ToList();

        var second = (await account.PageAsync("Contacts", 30, 30)).Select(row => (string)row["collection_id"]!);

        Assert.Equal(both.Skip(30), second);
    }

    [Fact]
    public async Task Quirk03_LastPage_IsShortAndAnExactMultipleEndsEmpty()
    {
        await using var account = await IvinexAccount.StartAsync();

        Assert.Equal(110, (await account.AllAsync("Contacts")).Count);
        Assert.Equal(10, (await account.PageAsync("Contacts", 100, 100)).Count);
        Assert.Empty(await account.PageAsync("Contacts", 110, 55));
    }

    [Fact]
    public async Task Quirk03_LargeLimit_IsCutAtHundred()
    {
        await using var account = await IvinexAccount.StartAsync();

        Assert.Equal(100, (await account.PageAsync("Contacts", 0, 5000)).Count);
        Assert.Equal(100, IvinexAccount.Rows(await account.GetAsync("Records.php?CollectionTypeID=1001"), "Records").Count);
    }

    [Fact]
    public async Task Quirk04_Answer_HoldsNothingButRecords()
    {
        await using var account = await IvinexAccount.StartAsync();
        using var answer = await account.Client.GetAsync(
            new Uri("API/Records.php?CollectionTypeID=1001&Offset=0&Limit=5", UriKind.Relative), Cancellation);

        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));

        Assert.Equal(["Records"], body.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.False(answer.Headers.Contains("Link"));
    }

    [Fact]
    public async Task Quirk15_OtherAccount_HasOtherTabIds()
    {
        await using var first = await IvinexAccount.StartAsync();
        await using var second = await IvinexAccount.StartAsync(new IvinexSettings { IdOffset = 7000 });

        Assert.NotEqual(await first.TabIdAsync("Tickets"), await second.TabIdAsync("Tickets"));
    }

    [Fact]
    public async Task Quirk16_ShuffledRows_ComeInOtherOrderAndTwiceButNeverLost()
    {
        await using var account = await IvinexAccount.StartAsync(new IvinexSettings { ShuffleRows = true }, new BuiltInSample());

        var first = (await account.AllAsync("Contacts")).Select(row => (string)row["collection_id"]!).ToList();
        var second = (await account.AllAsync("Contacts")).Select(row => (string)row["collection_id"]!).ToList();

        Assert.Equal(220, first.Distinct().Count());
        Assert.True(first.Count > 220);
        Assert.NotEqual(first, second);
        Assert.Equal(first.Order(), second.Order());
    }

    [Theory]
    [InlineData(IvinexGeneration.Records, "API/GetTabs.php", HttpStatusCode.NotFound)]
    [InlineData(IvinexGeneration.Records, "API/Records.php?CollectionTypeID=1001", HttpStatusCode.OK)]
    [InlineData(IvinexGeneration.Named, "API/Records.php?CollectionTypeID=1001", HttpStatusCode.NotFound)]
    [InlineData(IvinexGeneration.Named, "API/GetRecords.php?TabID=1001", HttpStatusCode.OK)]
    public async Task Generation_Setting_DecidesWhichCallsExist(IvinexGeneration generation, string path, HttpStatusCode expected)
    {
        await using var account = await IvinexAccount.StartAsync(new IvinexSettings { Generation = generation }, new BuiltInSample(0.1));

        using var answer = await account.Client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Quirk25_Burst_IsRefusedWithOrWithoutRetryAfter()
    {
        foreach (var announces in new[] { true, false })
        {
            var clock = new ManualClock();
            await using var account = await IvinexAccount.StartAsync(
                new IvinexSettings { RequestsPerSecond = 1, AnnouncesRetryAfter = announces }, new BuiltInSample(0.1),
                    new EmulatorOptions { Clock = clock });
            await account.GetAsync("GetTabs.php");

            using var refused = await account.Client.GetAsync(new Uri("API/GetTabs.php", UriKind.Relative), Cancellation);

            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Equal(announces, refused.Headers.RetryAfter is not null);
            clock.Advance(TimeSpan.FromSeconds(1));
            await account.GetAsync("GetTabs.php");
        }
    }

    [Fact]
    public async Task Quirk25_FaultPlan_RefusesWithoutRetryAfter()
    {
        await using var account = await IvinexAccount.StartAsync(
            sample: new BuiltInSample(0.1), options: new EmulatorOptions { Faults = FaultPlan.Parse("429@1x2") });

        using var refused = await account.Client.GetAsync(new Uri("API/GetTabs.php", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Null(refused.Headers.RetryAfter);
    }
}
