using Workbench.Connectors.Infoset;
using Workbench.Connectors.Infoset.Read;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Errors;
using Workbench.Core.Security;

namespace Workbench.Connectors.Tests.Infoset;

/// <summary>Lists are read to their end, however the vendor pages them.</summary>
public sealed class InfosetListTests
{
    private const int Count = 57;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(true, true, true)]
    [InlineData(false, false, false)]
    [InlineData(true, true, false)]
    public async Task OldestFirst_OddVendor_YieldsEveryRowOnce(bool ignoresFilter, bool ignoresOrder, bool statesTotals)
    {
        using var vendor = new ListVendor { IgnoresFilter = ignoresFilter, IgnoresOrder = ignoresOrder, StatesTotals = statesTotals }.Fill(Count);
        Assert.Equal(Enumerable.Range(1, Count), (await OldestFirstAsync(vendor)).Order());
    }

    [Fact]
    public async Task OldestFirst_OneTimeForAll_PagesInsideTheWindow()
    {
        using var vendor = new ListVendor().Fill(Count, _ => ListVendor.Start);
        Assert.Equal(Enumerable.Range(1, Count), (await OldestFirstAsync(vendor)).Order());
    }

    [Fact]
    public async Task OldestFirst_RowsWithoutTime_AreFoundByNumber()
    {
        using var vendor = new ListVendor().Fill(Count, id => id % 10 == 0 ? null : ListVendor.Start.AddMinutes(id));
        Assert.Equal(Enumerable.Range(1, Count), (await OldestFirstAsync(vendor)).Order());
    }

    [Fact]
    public async Task OldestFirst_TicketChangesAfterEachPage_MissesNothing()
    {
        using var vendor = new ListVendor { AfterAnswer = Touch }.Fill(Count);
        Assert.Equal(Enumerable.Range(1, Count), (await OldestFirstAsync(vendor)).Order());
    }

    [Fact]
    public async Task Passes_RowLeavesWhilePaging_ReadsAgain()
    {
        using var vendor = new ListVendor { AfterAnswer = static (list, answer) => list.Rows.RemoveAll(row => answer == 1 && row.Id == Count) }.Fill(Count);
        Assert.Equal(Enumerable.Range(1, Count), (await PassesAsync(vendor)).Order());
    }

    [Fact]
    public async Task Passes_StillList_CostsOnePass()
    {
        using var vendor = new ListVendor().Fill(Count);
        Assert.Equal(Count, (await PassesAsync(vendor)).Count);
        Assert.Equal(6, vendor.Answers);
    }

    [Fact]
    public async Task Passes_TotalNeverReached_StopsUnlessAdvisory()
    {
        using var vendor = new ListVendor { Exaggeration = 5 }.Fill(Count);
        var fault = await Assert.ThrowsAsync<ConnectorException>(() => PassesAsync(vendor));
        Assert.Equal("infoset.rows-missing", fault.Code);
        Assert.Contains("62", fault.Message, StringComparison.Ordinal);
        Assert.Equal(Count, (await PassesAsync(vendor, ("totals", "advisory"))).Count);
    }

    [Fact]
    public async Task Passes_RowsWithoutId_Stop()
    {
        using var vendor = new Http.ScriptedVendor(Http.ScriptedVendor.Answer(200, "{\"items\":[{\"subject\":\"x\"}],\"totalItems\":1}"));
        var fault = await Assert.ThrowsAsync<ConnectorException>(() => PassesAsync(vendor));
        Assert.Contains("no id", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_NoList_NamesWhatCame()
    {
        using var vendor = new Http.ScriptedVendor(Http.ScriptedVendor.Answer(200, "[1]"));
        var fault = await Assert.ThrowsAsync<ConnectorException>(() => PassesAsync(vendor));
        Assert.Equal("infoset.unexpected-answer", fault.Code);
    }

    // Every ticket may change once; it moves to the newest end.
    private static void Touch(ListVendor list, int answer)
    {
        if (answer <= Count && list.Rows.Find(row => row.Id == answer * 3) is { Id: > 0 } row)
        {
            list.Rows.Remove(row);
            list.Rows.Insert(0, (row.Id, ListVendor.Start.AddDays(1).AddMinutes(answer)));
        }
    }

    private static async Task<IReadOnlyList<int>> OldestFirstAsync(HttpMessageHandler vendor)
    {
        var (api, passes) = Open(vendor);
        return await IdsAsync(new OldestFirst(api, passes).ReadAsync(InfosetEndpoints.Tickets, Cancellation));
    }

    private static async Task<IReadOnlyList<int>> PassesAsync(HttpMessageHandler vendor, params (string Name, string Value)[] settings)
    {
        var (_, passes) = Open(vendor, settings);
        return await IdsAsync(passes.ReadAsync(InfosetEndpoints.Contacts, [], new CompactSet(), Cancellation));
    }

    private static async Task<IReadOnlyList<int>> IdsAsync(IAsyncEnumerable<System.Text.Json.JsonElement> rows) =>
        await rows.Select(row => row.GetProperty("id").GetInt32()).ToListAsync(Cancellation);

    private static (InfosetApi Api, Passes Passes) Open(HttpMessageHandler vendor, params (string Name, string Value)[] settings)
    {
        var given = settings.Append(("pageSize", "10")).ToDictionary(setting => setting.Item1, setting => setting.Item2);
        var options = InfosetOptions.From(new ConnectionProfile(
            "infoset", new Uri("https://api.infoset.app/"), given, new Dictionary<string, Secret> { ["apiKey"] = new("a-key-of-tests") }, null));
        var clients = new InfosetClients(options, new ConnectorServices(vendor, TimeProvider.System, new Random(1), new SecretScrubber()));
        var api = new InfosetApi(clients.Signed, options);
        return (api, new Passes(api, options));
    }
}
