using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Emulators.Samples;
using Workbench.Emulators.Vivantio;

namespace Workbench.Connectors.Tests.Vivantio;

public sealed class VivantioTransportQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk01_EveryCall_IsPost()
    {
        await using var account = await VivantioAccount.StartAsync();
        await account.DiscoverAsync();
        await account.TicketsAsync();
        Assert.All(account.Emulator.Running.Log.Last.Where(call => call.Path.Contains("/api/", StringComparison.Ordinal)), call =>
        {
            Assert.Equal("POST", call.Method);
            Assert.Equal(200, call.Status);
        });
    }

    [Fact]
    public async Task Quirk04_SelectList_ReadsTheSameTickets()
    {
        await using var account = await VivantioAccount.StartAsync();
        await account.DiscoverAsync();
        var usual = await account.TicketsAsync();
        account.Connect(("slice", "list"), ("idGap", "500"));
        var listed = await account.TicketsAsync();
        Assert.Equal(usual.Select(ticket => ticket.Key).Order(), listed.Select(ticket => ticket.Key).Order());
    }

    [Fact]
    public async Task Quirk06_HiddenTickets_Block()
    {
        await using var account = await VivantioAccount.StartAsync(new VivantioSettings { HiddenRecordTypes = new HashSet<int> { 11 } });
        await account.DiscoverAsync();
        Assert.Null(account.Schema.Object("ticket:12").Count);
        var finding = await account.FindingAsync("access.ticket");
        Assert.Equal(FindingState.Blocks, finding.State);
        Assert.NotNull(finding.Next);
        await Assert.ThrowsAsync<ConnectorException>(() => account.ExtractAsync("ticket:11"));
    }

    [Theory]
    [InlineData(3, "id", 0.2)]
    [InlineData(17, "id", 0.5)]
    [InlineData(500, "id", 0.5)]
    [InlineData(60, "date", 0.5)]
    public async Task Quirk07_HiddenCap_IsSplitToTheEnd(int cap, string slice, double size)
    {
        await using var account = await VivantioAccount.StartAsync(
            new VivantioSettings { SelectCap = cap }, size, profile: [("slice", slice), ("idGap", "500")]);
        await account.DiscoverAsync();
        var ids = new List<string>();
        foreach (var type in account.Schema.Objects.Where(found => found.Kind == Kind.Ticket))
        {
            var read = await account.ExtractAsync(type.Name);
            Assert.Equal(type.Count, read.Count);
            ids.AddRange(read.Select(record => record.Key.Id));
        }

        var deferred = new[] { "9101", "9102", "9103" };
        Assert.Equal(account.Sample.Tickets().Select(ticket => $"{VivantioIds.Ticket(ticket.Id)}").Concat(deferred).Order(), ids.Order());
        Assert.Equal(account.Sample.Contacts().Count() + 1, (await account.ExtractAsync("caller")).Count);
    }

    [Theory]
    [InlineData("429(1)@5x2")]
    [InlineData("429@5x3")]
    [InlineData("500@5x2")]
    [InlineData("cut-before@5x2")]
    [InlineData("cut-after@5x2")]
    [InlineData("truncate@5x2")]
    public async Task Quirk28_VendorFails_IsAskedAgain(string faults)
    {
        await using var account = await VivantioAccount.StartAsync(faults: faults);
        await account.DiscoverAsync();
        Assert.Equal(account.Sample.Contacts().Count() + 1, (await account.ExtractAsync("caller")).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Quirk28_RateWindow_IsWaitedOut(bool announces)
    {
        await using var account = await VivantioAccount.StartAsync(new VivantioSettings { RequestsPerHalfMinute = 60, AnnouncesRetryAfter = announces });
        await account.DiscoverAsync();
        Assert.NotEmpty(await account.ExtractAsync("client"));
    }

    [Fact]
    public async Task DiscoverAsync_WrongPassword_NamesTheSecretAndNotItsValue()
    {
        await using var account = await VivantioAccount.StartAsync(profile: ("test.password", "s3cret-and-wrong"));
        var fault = await Assert.ThrowsAsync<ConnectorException>(account.DiscoverAsync);
        Assert.Equal(401, fault.Status);
        Assert.Contains("password", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-and-wrong", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckPermissionsAsync_UsualAccount_BlocksNothing()
    {
        await using var account = await VivantioAccount.StartAsync();
        await account.DiscoverAsync();
        var findings = await account.FindingsAsync();
        Assert.DoesNotContain(findings, finding => finding.State == FindingState.Blocks);
        Assert.Equal(findings.Count, findings.Select(finding => finding.Code).Distinct().Count());
    }

    [Fact]
    public async Task CheckPermissionsAsync_EmptyThoughCounted_Blocks()
    {
        await using var account = await VivantioAccount.StartAsync();
        await account.DiscoverAsync();
        foreach (var article in account.Emulator.Running.Store.Scan(VivantioCollections.Articles).ToList())
        {
            account.Emulator.Running.Store.Delete(VivantioCollections.Articles, article.Id);
        }

        Assert.Equal(FindingState.Blocks, (await account.FindingAsync("access.article")).State);
    }

    [Fact]
    public async Task DiscoverAsync_NoGroupCall_TakesGroupsFromTickets()
    {
        await using var account = await VivantioAccount.StartAsync(new VivantioSettings { HasGroupList = false }, withFiles: false);
        await account.DiscoverAsync();
        Assert.NotEmpty(account.Schema.Teams);
        Assert.All(account.Schema.Teams, team => Assert.NotEmpty(team.AgentIds));
        Assert.Equal(FindingState.Affects, (await account.FindingAsync("access.groups")).State);
        Assert.Equal(account.Schema.Teams.Count, (await account.ReadAsync("group")).Count);
    }

    [Fact]
    public async Task ExtractAsync_Twice_GivesTheSameBytesInTheSameOrder()
    {
        await using var account = await VivantioAccount.StartAsync();
        var hash = (await account.DiscoverAsync()).Hash();
        foreach (var found in account.Schema.Objects.Where(found => found.Kind is not null))
        {
            var (one, other) = (await account.ExtractAsync(found.Name), await account.ExtractAsync(found.Name));
            Assert.Equal(one.Select(record => (record.Key, Convert.ToHexString(record.Body.Span))), other.Select(record => (record.Key, Convert.ToHexString(record.Body.Span))));
            Assert.Equal(one.Count, one.Select(record => record.Key).Distinct().Count());
        }

        Assert.Equal(hash, (await account.DiscoverAsync()).Hash());
    }

    [Fact]
    public async Task ExtractAsync_AfterEdits_ShowsThem()
    {
        await using var account = await VivantioAccount.StartAsync();
        await account.DiscoverAsync();
        await account.Emulator.ApplyEditsAsync(Cancellation);
        var read = (await account.TicketsAsync()).ToDictionary(ticket => ticket.Key.Id);
        foreach (var edit in account.Sample.Edits().OfType<TicketSaved>().GroupBy(edit => edit.Ticket.Id).Select(edits => edits.Last()))
        {
            var ticket = read[$"{VivantioIds.Ticket(edit.Ticket.Id)}"];
            Assert.Equal(edit.Ticket.Subject, ticket.ByRole(FieldRole.Subject).Print());
            Assert.Equal(edit.Ticket.Status, ticket.ByRole(FieldRole.Status).Print());
        }
    }
}
