using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Connectors.Tests.Intercom;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Tests.ZohoDesk;

/// <summary>What the CSV bundle makes of single records, and what its check finds.</summary>
public sealed class BundleTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly ObjectSchema Cases = new("cases", "Cases", Kind.Ticket, null,
    [
        new("id", "Record id", FieldType.Text, FieldRole.Id), new("subject", "Subject", FieldType.Text, FieldRole.Subject),
        new("status", "Status", FieldType.Choice, FieldRole.Status, [new("closed", "Closed")]), new("created", "Created", FieldType.Instant, FieldRole.CreatedAt),
        new("closed", "Closed", FieldType.Instant, FieldRole.ClosedAt),
    ]);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bundle-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Quirk36_TicketWithoutContact_GetsTheUnknownRequester()
    {
        await using var portal = await PreparedAsync();
        portal.Ticket("1", ("created", SampleSource.At("2021-03-01T08:00:00Z")));
        await WriteAsync(portal);

        Assert.Contains("workbench/contact/unknown-requester,,Unknown requester", await TextAsync("Contacts_01.csv"), StringComparison.Ordinal);
        Assert.Empty((await ImportAsync(portal))["droppedTickets"]!.AsArray());
    }

    [Fact]
    public async Task Quirk36_ClosedBeforeCreated_IsCorrectedAndListed()
    {
        await using var portal = await PreparedAsync();
        await AddCasesAsync(portal);
        portal.Ledger.Add(Cases, "1", ("subject", SampleSource.Text("x")), ("status", SampleSource.Option("Closed")),
            ("created", SampleSource.At("2021-03-02T08:00:00Z")), ("closed", SampleSource.At("2021-03-01T08:00:00Z")));
        var written = await WriteAsync(portal);

        Assert.Equal(1, written.Exceptions);
        Assert.Contains("ivinex/ticket/1,", await TextAsync("exceptions_01.csv"), StringComparison.Ordinal);
        Assert.Contains(",2021-03-02T08:00:00.000Z,,2021-03-02T08:00:00.000Z,", await TextAsync("Tickets_01.csv"), StringComparison.Ordinal);
        Assert.Empty((await ImportAsync(portal))["closedBeforeCreated"]!.AsArray());
    }

    [Fact]
    public async Task Quirk36_ThreadWithoutContent_HoldsNull()
    {
        await using var portal = await PreparedAsync();
        var (ticket, _) = portal.Ticket("1", ("created", SampleSource.At("2021-03-01T08:00:00Z")));
        var message = portal.Ledger.Add(SampleSource.Messages, "1", ("at", SampleSource.At("2021-03-01T09:00:00Z")));
        portal.Ledger.Link(message, LinkRole.Parent, ticket);
        await WriteAsync(portal);

        Assert.Contains("ivinex/message/1,ivinex/ticket/1,NULL,2021-03-01T09:00:00.000Z", await TextAsync("Threads_01.csv"), StringComparison.Ordinal);
        Assert.Empty((await ImportAsync(portal))["emptyContent"]!.AsArray());
    }

    [Fact]
    public async Task Quirk36_Import_TakesEverythingThatAWriterTreatsDifferently()
    {
        await using var portal = await PreparedAsync();
        LoadTests.Fill(portal);
        var written = await WriteAsync(portal);
        var report = await ImportAsync(portal);

        Assert.All(report["problems"]!.AsArray(), problem => Assert.Contains("needs a Created Time", problem!.ToString(), StringComparison.Ordinal));
        Assert.Empty(report["missingColumns"]!.AsArray());
        Assert.Empty((await portal.Connector.CheckBundleAsync(folder.FullName, written.Files, Cancellation)).Problems);
        Assert.Empty(portal.Emulator.Outbox.Messages);
        var threads = await TextAsync("Threads_01.csv");
        Assert.Contains("ada@example.com,In,False,ada@example.com", threads, StringComparison.Ordinal);
        Assert.Contains("mia@desk.example,Out,False", threads, StringComparison.Ordinal);
        Assert.Contains("old@source.example,Out,True", threads, StringComparison.Ordinal);
        var exceptions = await TextAsync("exceptions_01.csv");
        Assert.All(["ivinex/attachment/501", "ivinex/message/4", "ivinex/message/8"], key => Assert.Contains(key, exceptions, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bundleMaxRows", "2", 3)]
    [InlineData("bundleMaxBytes", "500", 3)]
    public async Task Write_ManyRows_SplitsThem(string setting, string value, int least)
    {
        await using var portal = await PreparedAsync((setting, value));
        for (var number = 1; number <= 6; number++)
        {
            portal.Contact($"{number}", $"c{number}@example.com");
        }

        var written = await WriteAsync(portal);
        var contacts = written.Files.Where(file => file.Name.StartsWith("Contacts_", StringComparison.Ordinal)).ToList();

        Assert.True(contacts.Count >= least, $"{contacts.Count} files");
        Assert.Equal(6, contacts.Sum(file => file.Rows));
        Assert.All(contacts, file => Assert.True(setting == "bundleMaxRows" ? file.Rows <= 2 : file.Bytes <= 500, file.ToString()));
        Assert.Equal(6, (await ImportAsync(portal))["imported"]!["contacts"]!.GetValue<long>());
    }

    [Fact]
    public async Task Check_ChangedAndMissingFiles_AreNamed()
    {
        await using var portal = await PreparedAsync();
        LoadTests.Fill(portal);
        var written = await WriteAsync(portal);
        await File.AppendAllTextAsync(Path.Combine(folder.FullName, "Tickets_01.csv"), "x,nobody\n", Cancellation);
        File.Delete(Path.Combine(folder.FullName, "Accounts_01.csv"));
        var check = await portal.Connector.CheckBundleAsync(folder.FullName, written.Files, Cancellation);

        Assert.Contains(check.Problems, problem => problem.StartsWith("Accounts_01.csv is not there", StringComparison.Ordinal));
        Assert.Contains(check.Problems, problem => problem.StartsWith("Tickets_01.csv was changed", StringComparison.Ordinal));
        Assert.Contains(check.Problems, problem => problem.Contains("ContactExtId 'nobody' stands in no file of Contacts", StringComparison.Ordinal));
        Assert.Contains(check.Problems, problem => problem.Contains("stands in no file of Accounts", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-03-11", "2026-03-11, 10 days left")]
    [InlineData("2026-03-02", "2026-03-02, tomorrow")]
    [InlineData("2026-03-01", "2026-03-01, today")]
    [InlineData("2026-02-20", "2026-02-20, 9 days ago: what came later is not in Zoho Desk")]
    public async Task Write_SecondPhase_CountsDown(string day, string expected)
    {
        await using var portal = await PreparedAsync(("bundlePhase2", day));
        var written = await WriteAsync(portal);

        Assert.Equal(expected, written.SecondPhase);
        Assert.Contains(expected, await TextAsync("bundle.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_SecondPhaseWithoutADate_IsRefused() =>
        Assert.Contains("bundlePhase2", (await Assert.ThrowsAsync<PlanException>(() => PreparedAsync(("bundlePhase2", "soon")))).Message, StringComparison.Ordinal);

    private static async Task<EmulatedPortal> PreparedAsync(params (string Name, string Value)[] settings) =>
        await (await EmulatedPortal.StartAsync(changes: settings)).PrepareAsync();

    /// <summary>An object of tickets that states when each was closed, planned and provisioned.</summary>
    private static async Task AddCasesAsync(EmulatedPortal portal)
    {
        var source = SampleSource.Schema with { Objects = [.. SampleSource.Schema.Objects, Cases] };
        portal.Replan(portal.Ledger.Plan with { Objects = [.. portal.Ledger.Plan.Objects, portal.Connector.Propose(Cases, source, portal.Ledger.Destination)] });
        foreach (var row in portal.Connector.Provisioning(portal.Ledger.Plan, source, portal.Ledger.Destination))
        {
            await portal.Connector.ProvisionAsync(row, () => Task.CompletedTask, Cancellation);
        }

        portal.Ledger.Destination = await portal.Connector.DiscoverAsync(Cancellation);
    }

    private Task<BundleResult> WriteAsync(EmulatedPortal portal) =>
        portal.Connector.WriteBundleAsync(folder.FullName, Records(portal), portal.Ledger, Now, Cancellation);

    /// <summary>In the order in which a ledger streams them.</summary>
    private static IEnumerable<PlannedRecord> Records(EmulatedPortal portal)
    {
        var ledger = portal.Ledger;
        IEnumerable<RecordKey> Of(Kind kind) => ledger.Keys.Where(key => key.Kind == kind);
        return Of(Kind.Organization).Concat(Of(Kind.Contact))
            .Concat(Of(Kind.Ticket).SelectMany(ticket => ledger.Thread(ticket).Select(message => message.Key).Prepend(ticket)))
            .Concat(Of(Kind.Task)).Concat(Of(Kind.Attachment))
            .Concat(Of(Kind.Message).Where(message => ledger.Home(message) is not { Kind: Kind.Ticket }))
            .Select(ledger.Planned);
    }

    private Task<string> TextAsync(string name) => File.ReadAllTextAsync(Path.Combine(folder.FullName, name), Cancellation);

    private async Task<JsonObject> ImportAsync(EmulatedPortal portal)
    {
        using var http = new HttpClient(new SocketsHttpHandler(), disposeHandler: true) { BaseAddress = portal.Emulator.BaseAddress };
        var answer = await http.PostAsJsonAsync("_emulator/bundle", new { folder = folder.FullName }, Cancellation);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!;
    }
}
