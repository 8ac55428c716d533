using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Emulators.Ivinex;

namespace Workbench.Connectors.Tests.Ivinex;

/// <summary>Connector runs against the emulated quirks of paging, access and change.</summary>
public sealed class IvinexPagingQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk01_WrongPassword_StopsWithAdvice()
    {
        await using var account = await EmulatedAccount.StartAsync();
        var connector = account.Connect(("test.password", "wrong-password"));
        var fault = await Assert.ThrowsAsync<ConnectorException>(() => connector.DiscoverAsync(Cancellation));
        Assert.Equal(401, fault.Status);
        Assert.Contains("'password'", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-password", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(50)]
    [InlineData(100)]
    public async Task Quirk02To04_PagesWithoutTotal_YieldEveryRecordOnce(int pageSize)
    {
        await using var account = await EmulatedAccount.StartAsync(
            new IvinexSettings { ShuffleRows = false }, size: 0.3, profile: ("pageSize", pageSize.ToString()));
        await account.DiscoverAsync();
        var contacts = await account.ExtractAsync("Contacts");
        Assert.Equal(account.Sample.Contacts().Count(), contacts.Select(record => record.Key).Distinct().Count());
        Assert.Equal(contacts.Count, contacts.Select(record => record.Key).Distinct().Count());
        Assert.Equal(contacts.Count, account.Tab("Contacts").Count);
    }

    [Theory]
    [InlineData("records")]
    [InlineData("named")]
    public async Task Quirk16_RowsMove_YieldsEachRecordOnce(string generation)
    {
        await using var account = await EmulatedAccount.StartAsync(size: 0.5, profile: ("generation", generation));
        await account.DiscoverAsync();
        foreach (var (label, count) in new[]
        {
            ("Contacts", account.Sample.Contacts().Count()),
            ("Tickets", account.Sample.Tickets().Count()),
            ("Activities", account.Sample.Messages().Count()),
        })
        {
            var keys = (await account.ExtractAsync(label)).Select(record => record.Key).ToList();
            Assert.Equal((count, count), (keys.Count, keys.Distinct().Count()));
        }
    }

    [Theory]
    [InlineData("duplicate-page@3:GET /API/Records.php")]
    [InlineData("500%0.05,cut-before%0.05:GET /API")]
    [InlineData("truncate@4:GET /API/Records.php")]
    [InlineData("429@3x2:GET /API/Records.php")]
    [InlineData("429(1)@3x2:GET /API/Records.php")]
    public async Task Quirk25_Faults_LoseNothing(string faults)
    {
        await using var account = await EmulatedAccount.StartAsync(new IvinexSettings { ShuffleRows = false }, size: 0.3, profile: ("pageSize", "20"));
        await account.DiscoverAsync();
        account.Emulator.Running.Faults = Emulators.Kit.FaultPlan.Parse(faults);
        var keys = (await account.ExtractAsync("Contacts")).Select(record => record.Key).ToList();
        var count = account.Sample.Contacts().Count();
        Assert.Equal((count, count), (keys.Count, keys.Distinct().Count()));
    }

    [Fact]
    public async Task Quirk15_OtherAccount_HasOtherTabIds()
    {
        await using var one = await EmulatedAccount.StartAsync();
        await using var other = await EmulatedAccount.StartAsync(new IvinexSettings { IdOffset = 500 });
        await one.DiscoverAsync();
        await other.DiscoverAsync();
        Assert.NotEqual(one.Tab("Contacts").Name, other.Tab("Contacts").Name);
        Assert.Equal(Kind.Contact, other.Tab("Contacts").Kind);
        Assert.Equal((await one.ExtractAsync("Contacts")).Count, (await other.ExtractAsync("Contacts")).Count);
    }

    [Fact]
    public async Task Quirk17_LaterChange_IsSeenBySecondScan()
    {
        await using var account = await EmulatedAccount.StartAsync();
        await account.DiscoverAsync();
        var before = (await account.ExtractAsync("Contacts")).ToDictionary(record => record.Key);
        await account.Emulator.ApplyEditsAsync(Cancellation);
        var changed = (await account.ExtractAsync("Contacts"))
            .Where(record => !before.TryGetValue(record.Key, out var old) || !record.Body.Span.SequenceEqual(old.Body.Span)).ToList();
        Assert.NotEmpty(changed);
        Assert.All(changed, record => Assert.True(record.ModifiedAt > account.Sample.EndsAt.AddDays(-1)));
    }

    [Fact]
    public async Task Quirk18_DeletedRecords_AreNoLongerThere()
    {
        await using var account = await EmulatedAccount.StartAsync();
        await account.DiscoverAsync();
        var before = (await account.ExtractAsync("Tasks")).Select(record => record.Key).ToHashSet();
        await account.Emulator.ApplyEditsAsync(Cancellation);
        Assert.NotEmpty(before.Except((await account.ExtractAsync("Tasks")).Select(record => record.Key)));
    }
}
