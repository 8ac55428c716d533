using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Emulators.Infoset;
using Workbench.Emulators.Samples;

namespace Workbench.Connectors.Tests.Infoset;

public sealed class InfosetCatchUpTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Extract_AfterChanges_SeesThemAndNothingElse()
    {
        await using var account = await InfosetAccount.StartAsync();
        var before = await BodiesAsync(account);
        await account.Emulator.ApplyEditsAsync(Cancellation);
        var after = await BodiesAsync(account);
        var changed = after.Where(pair => !before.TryGetValue(pair.Key, out var old) || old != pair.Value).Select(pair => pair.Key).ToList();
        Assert.Contains(new RecordKey("infoset", Kind.Ticket, InfosetIds.Ticket("t9000001").ToString()), changed);
        Assert.Contains(new RecordKey("infoset", Kind.Contact, InfosetIds.Contact("c9000001").ToString()), changed);
        Assert.Contains(new RecordKey("infoset", Kind.Message, InfosetIds.Log("m9000001").ToString()), changed);
        Assert.InRange(changed.Count, 5, 20);
        var merged = new RecordKey("infoset", Kind.Contact, InfosetIds.Contact(account.Sample.Edits().OfType<ContactMerged>().Single().Loser.Id).ToString());
        Assert.Equal([merged], before.Keys.Except(after.Keys).Where(key => key.Kind != Kind.Message));
    }

    [Fact]
    public async Task Discover_SameAccount_HasTheSameHash()
    {
        await using var account = await InfosetAccount.StartAsync();
        Assert.Equal(account.Schema.Hash(), (await account.Connector.DiscoverAsync(Cancellation)).Hash());
        Assert.All(account.Schema.Objects, found => Assert.Equal(found.Fields.Count, found.Fields.DistinctBy(field => field.Name).Count()));
        Assert.Contains(account.Schema.Object("tickets").Fields, field => field is { Role: FieldRole.Channel });
    }

    private static async Task<Dictionary<RecordKey, string>> BodiesAsync(InfosetAccount account)
    {
        var bodies = new Dictionary<RecordKey, string>();
        foreach (var name in new[] { "tickets", "contacts", "ticket-logs" })
        {
            foreach (var record in await account.ExtractAsync(name))
            {
                bodies.Add(record.Key, System.Text.Encoding.UTF8.GetString(record.Body.Span));
            }
        }

        return bodies;
    }
}
