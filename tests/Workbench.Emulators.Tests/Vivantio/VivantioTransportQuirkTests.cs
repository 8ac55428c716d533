using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;
using Workbench.Emulators.Tests.Kit;
using Workbench.Emulators.Vivantio;

namespace Workbench.Emulators.Tests.Vivantio;

public sealed class VivantioTransportQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}")]
    public async Task Quirk01_Get_IsRefusedAndPostWorks(string? body)
    {
        await using var account = await VivantioAccount.StartAsync(sample: new BuiltInSample(0.1));

        using var refused = await account.Client.GetAsync(new Uri("api/Configuration/UserSelectAll", UriKind.Relative), Cancellation);
        var users = await account.RowsAsync("Configuration/UserSelectAll", body);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
        Assert.Equal(12, users.Count);
    }

    [Fact]
    public async Task Quirk02_SelectById_TakesPathAndQuery()
    {
        await using var account = await VivantioAccount.StartAsync(sample: new BuiltInSample(0.1));

        var byPath = await account.PostAsync("Ticket/SelectById/10005");
        var byQuery = await account.PostAsync("Ticket/SelectById?id=10005", "{}");

        Assert.Equal(10005, (int)byPath["Item"]!["Id"]!);
        Assert.Equal(byPath.ToJsonString(), byQuery.ToJsonString());
        Assert.Equal(byPath.ToJsonString(), (await account.PostAsync("Ticket/SelectById/?id=10005")).ToJsonString());
    }

    [Fact]
    public async Task Quirk03_MissingId_IsNotFoundUnder200()
    {
        await using var account = await VivantioAccount.StartAsync(sample: new BuiltInSample(0.1));

        var answer = await account.PostAsync("Caller/SelectById/77");

        Assert.False((bool)answer["Found"]!);
        Assert.True(answer.ContainsKey("Item") && answer["Item"] is null);
        Assert.True((bool)answer["Successful"]!);
    }

    [Fact]
    public async Task Quirk04_SelectList_HasGapsAndItsOwnOrder()
    {
        await using var account = await VivantioAccount.StartAsync(sample: new BuiltInSample(0.1));

        var rows = (await account.PostAsync("Ticket/SelectList", "[10001,500,10003,501,10002]"))["Results"]!.AsArray();

        Assert.Equal([10003, 10002, 10001], rows.OfType<JsonObject>().Select(row => (int)row["Id"]!));
        Assert.Single(rows, row => row is null);
        Assert.Equal(4, rows.Count);
    }

    [Fact]
    public async Task Quirk05_Failure_Is200WithATypeAsWordOrAsCode()
    {
        await using var account = await VivantioAccount.StartAsync(sample: new BuiltInSample(0.1));

        var word = await account.PostAsync("Ticket/Select", "{}");
        var code = await account.PostAsync("File/AttachmentDownload", """{"AttachmentGuid":"00000000-0000-0000-0000-000000000000"}""");

        Assert.False((bool)word["Successful"]!);
        Assert.Equal("FieldMissing", (string?)word["ErrorMessages"]![0]!["Type"]);
        Assert.False((bool)code["Successful"]!);
        Assert.Equal(3, (int)code["ErrorMessages"]![0]!["Type"]!);
        Assert.NotEqual("", (string?)code["ErrorMessages"]![0]!["Message"]);
    }

    [Fact]
    public async Task Quirk06_HiddenRecordType_ShortensResultsWithAMessageOfTypePermission()
    {
        var hidden = new HashSet<int> { VivantioTicketType.Problem.Id };
        await using var account = await VivantioAccount.StartAsync(
            new VivantioSettings { HiddenRecordTypes = hidden }, new BuiltInSample(0.1));

        var answer = await account.PostAsync("Ticket/Select", VivantioAccount.Query("MatchAll"));
        var single = await account.PostAsync("Ticket/SelectById/10008");

        Assert.Equal("Permission", (string?)answer["InfoMessages"]![0]!["Type"]);
        Assert.DoesNotContain(VivantioAccount.Rows(answer), row => (int)row["RecordTypeId"]! == 12);
        Assert.Equal("ItemPermissionDeniedForAction", (string?)single["ErrorMessages"]![0]!["Type"]);
    }

    [Fact]
    public async Task Quirk07_Select_IgnoresPagesAndStopsAtAHiddenCap()
    {
        await using var account = await VivantioAccount.StartAsync(new VivantioSettings { SelectCap = 40 });

        var rows = await account.RowsAsync(
            "Ticket/Select", """{"Query":{"Mode":"MatchAll","Items":[]},"Page":2,"PageSize":10,"Skip":20}""");
        var window = await account.SelectAsync(
            "Ticket", VivantioAccount.Condition("Id", "GreaterThanOrEqualTo", 10_050), VivantioAccount.Condition("Id", "LessThan", 10_080));
        using var page = await account.SendAsync("Ticket/SelectPage", "{}");

        Assert.Equal(40, rows.Count);
        Assert.Equal(30, window.Count);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Theory]
    [InlineData("matchAll", "Id", "Equals", "Mode")]
    [InlineData("MatchAll", "Id", "equals", "Op")]
    [InlineData("MatchAll", "Id", "=", "Op")]
    [InlineData("MatchAll", "Colour", "Equals", "Colour")]
    public async Task Quirk08_Query_IsExactToTheLetter(string mode, string field, string op, string wrong)
    {
        await using var account = await VivantioAccount.StartAsync(sample: new BuiltInSample(0.1));

        var answer = await account.PostAsync("Ticket/Select", VivantioAccount.Query(mode, VivantioAccount.Condition(field, op, 10_001)));

        Assert.Equal("FieldInvalid", (string?)answer["ErrorMessages"]![0]!["Type"]);
        Assert.Equal(wrong, (string?)answer["ErrorMessages"]![0]!["Field"]);
    }

    [Theory]
    [InlineData("MatchAll", 0)]
    [InlineData("MatchAny", 3)]
    [InlineData("MatchNone", 29)]
    public async Task Quirk08_Modes_CombineConditions(string mode, int expected)
    {
        await using var account = await VivantioAccount.StartAsync(new VivantioSettings { HasExtras = false }, new BuiltInSample(0.1));

        var rows = await account.RowsAsync("Ticket/Select", VivantioAccount.Query(
            mode, VivantioAccount.Condition("Id", "LessThan", 10_003), VivantioAccount.Condition("Id", "GreaterThanOrEqualTo", 10_032)));

        Assert.Equal(expected, rows.Count);
    }

    [Fact]
    public async Task Quirk28_TooManyRequests_RecoverAfterHalfAMinute()
    {
        var clock = new ManualClock();
        await using var account = await VivantioAccount.StartAsync(
            new VivantioSettings { RequestsPerHalfMinute = 2 }, new BuiltInSample(0.1), new EmulatorOptions { Clock = clock });

        await account.PostAsync("Configuration/UserSelectAll");
        await account.PostAsync("Configuration/UserSelectAll");
        using var refused = await account.SendAsync("Configuration/UserSelectAll");
        clock.Advance(TimeSpan.FromSeconds(29));
        using var still = await account.SendAsync("Configuration/UserSelectAll");
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Null(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.TooManyRequests, still.StatusCode);
        Assert.Equal(12, (await account.RowsAsync("Configuration/UserSelectAll")).Count);
    }

    [Fact]
    public async Task Request_WithoutCredentials_IsUnauthorized()
    {
        await using var account = await VivantioAccount.StartAsync(sample: new BuiltInSample(0.1));
        using var stranger = account.Stranger();

        using var answer = await stranger.PostAsync(new Uri("api/Configuration/UserSelectAll", UriKind.Relative), null, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Basic", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
    }

    [Fact]
    public async Task Request_WithBrokenBody_IsAFailure()
    {
        await using var account = await VivantioAccount.StartAsync(sample: new BuiltInSample(0.1));

        var answer = await account.PostAsync("Ticket/Select", "{not json");

        Assert.Equal(JsonValueKind.False, answer["Successful"]!.GetValueKind());
    }
}
