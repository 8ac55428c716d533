using System.Globalization;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Emulators.Infoset;
using Workbench.Emulators.Samples;

namespace Workbench.Connectors.Tests.Infoset;

/// <summary>Connector runs against the emulated quirks of lists.</summary>
public sealed class InfosetPagingQuirkTests
{
    private const int Plenty = 1_000_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk01To06_Requests_UseExactNamesAndNoOwner()
    {
        await using var account = await InfosetAccount.StartAsync(profile: ("pageSize", "20"));
        await account.ExtractAsync("tickets");
        await account.ExtractAsync("contacts");
        var known = new HashSet<string>
        {
            "Page", "ItemsPerPage", "ReturnTotalItems", "FromUpdatedDate", "Status", "sortCol", "sortDir", "TicketId", "LinkedType", "LinkedId",
        };
        var queries = account.Emulator.Running.Log.Last.Select(request => new Uri(account.Emulator.BaseAddress, request.Path).Query.TrimStart('?'))
            .Where(query => query.Length > 0).Select(query => query.Split('&').Select(pair => pair.Split('=')).ToList()).ToList();
        Assert.All(queries.SelectMany(query => query), pair => Assert.Contains(pair[0], known));
        Assert.All(queries, query => Assert.Contains(query, pair => pair is ["ReturnTotalItems", "true"]));
        Assert.All(queries, query => Assert.DoesNotContain(query, pair => pair is ["Page", "0"]));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(100)]
    public async Task Quirk03_SmallerPagesGranted_YieldEveryRecordOnce(int largest)
    {
        await using var account = await InfosetAccount.StartAsync(
            new InfosetSettings { CallsPerWindow = Plenty, LargestPage = largest }, size: 0.3, profile: ("breaches", "skip"));
        foreach (var (name, count) in new[]
        {
            ("tickets", account.Sample.Tickets().Count()), ("contacts", account.Sample.Contacts().Count()), ("companies", account.Sample.Organizations().Count()),
        })
        {
            var keys = (await account.ExtractAsync(name)).Select(record => record.Key).ToList();
            Assert.Equal((name, count, count), (name, keys.Count, keys.Distinct().Count()));
        }
    }

    [Fact]
    public async Task Quirk04_StatusCodes_AreCountedTogether()
    {
        await using var account = await InfosetAccount.StartAsync();
        var finding = (await account.FindingsAsync()).Single(found => found.Code == "infoset.ticket-status");
        Assert.Equal((FindingState.Affects, 1L), (finding.State, finding.Affected));
    }

    [Theory]
    [InlineData("tickets")]
    [InlineData("contacts")]
    public async Task Quirk07_ChangesWhilePaging_LoseNothingThatWasThere(string name)
    {
        await using var account = await InfosetAccount.StartAsync(size: 0.3, profile: [("pageSize", "7"), ("breaches", "skip")]);
        var before = (await account.ExtractAsync(name)).Select(record => record.Key).ToHashSet();
        var keys = new List<RecordKey>();
        await foreach (var record in account.Connector.ExtractAsync(account.Object(name), account.Schema, Cancellation))
        {
            keys.Add(record.Key);
            if (keys.Count == 10)
            {
                await account.Emulator.ApplyEditsAsync(Cancellation);
            }
        }

        // The contact who was merged meanwhile is gone; a page later, it would have been read.
        Assert.Empty(before.Except(keys).Except(Merged(account.Sample)));
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.NotEmpty(keys.Except(before));
    }

    private static IEnumerable<RecordKey> Merged(SampleAccount sample) => sample.Edits().OfType<ContactMerged>()
        .Select(edit => new RecordKey("infoset", Kind.Contact, InfosetIds.Contact(edit.Loser.Id).ToString(CultureInfo.InvariantCulture)));

    [Fact]
    public async Task Quirk07_Tickets_ComeOldestFirst()
    {
        await using var account = await InfosetAccount.StartAsync(size: 0.3, profile: [("pageSize", "7"), ("breaches", "skip")]);
        var times = (await account.ExtractAsync("tickets")).Select(record => record.ModifiedAt).ToList();
        Assert.Equal(times.Order(), times);
    }

    [Theory]
    [InlineData(false, FindingState.Affects)]
    [InlineData(true, FindingState.Clear)]
    public async Task Quirk08_IgnoredFilter_IsFound(bool obeys, FindingState state)
    {
        await using var account = await InfosetAccount.StartAsync(new InfosetSettings { CallsPerWindow = Plenty, FiltersContactsByDate = obeys });
        var findings = await account.FindingsAsync();
        Assert.Equal(state, findings.Single(found => found.Code == "infoset.filter.contacts").State);
        Assert.Equal(FindingState.Clear, findings.Single(found => found.Code == "infoset.filter.tickets").State);
    }

    [Fact]
    public async Task Quirk09_NoCompanyList_ReadsCompaniesOneByOne()
    {
        await using var account = await InfosetAccount.StartAsync(
            new InfosetSettings { CallsPerWindow = Plenty, Answering = new HashSet<InfosetProbe> { InfosetProbe.Users } }, size: 0.3, profile: ("breaches", "skip"));
        var named = account.Sample.Contacts().Select(contact => contact.OrganizationId)
            .Concat(account.Sample.Tickets().Select(ticket => ticket.OrganizationId)).OfType<string>().Distinct()
            .Where(id => account.Sample.Organizations().Any(organization => organization.Id == id))
            .Select(id => InfosetIds.Company(id).ToString()).ToHashSet();
        var companies = (await account.ExtractAsync("companies")).Select(record => record.Key.Id).ToList();
        Assert.Empty(named.Except(companies));
        Assert.Equal(companies.Count, companies.Distinct().Count());
    }

    [Fact]
    public async Task Quirk10_LongTimelines_AreReadToTheEndOldestFirst()
    {
        await using var account = await InfosetAccount.StartAsync(profile: ("pageSize", "2"));
        var logs = await account.ReadAsync("ticket-logs");
        var tickets = account.Sample.Tickets().Select(ticket => ticket.Id).ToHashSet();
        var messages = account.Sample.Messages().Count(message => message.TicketId is { } id && tickets.Contains(id));
        Assert.Equal(messages + 2, logs.Count);
        foreach (var thread in logs.GroupBy(log => log.Links.First(link => link.Role == LinkRole.Parent).To))
        {
            var times = thread.Select(log => log.ByRole(FieldRole.OccurredAt).Print()).ToList();
            Assert.Equal(times.Order(StringComparer.Ordinal), times);
        }
    }
}
