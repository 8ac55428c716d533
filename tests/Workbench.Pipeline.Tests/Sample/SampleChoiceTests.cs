using System.Text;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Routes;
using Workbench.Pipeline.Sample;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Sample;

public sealed class SampleChoiceTests
{
    private static readonly SampleRule Rule = new(new Dictionary<string, int> { ["ticket"] = 4 }, 1, 5);

    [Fact]
    public async Task Choose_SameSeed_ChoosesTheSameRecords()
    {
        await using var test = await FilledAsync();

        var first = new SampleChoice(test.Read, Rule, 7).Choose();
        var second = new SampleChoice(test.Read, Rule, 7).Choose();

        Assert.Equal(first.Chosen, second.Chosen);
        Assert.Equal(first.All.Order(), second.All.Order());
    }

    [Fact]
    public async Task Choose_OtherSeeds_ChooseOthers()
    {
        await using var test = await FilledAsync();

        var samples = Enumerable.Range(0, 10).Select(seed => string.Join(' ', new SampleChoice(test.Read, Rule, seed).Choose().Chosen));

        Assert.True(samples.Distinct().Count() > 1);
    }

    [Fact]
    public async Task Choose_Quota_IsKeptAndHoldsTheUnusual()
    {
        await using var test = await FilledAsync();

        for (var seed = 0; seed < 10; seed++)
        {
            var chosen = new SampleChoice(test.Read, Rule, seed).Choose().Chosen;

            Assert.Equal(4, chosen.Count);
            Assert.Contains(Key("ticket/3"), chosen);
        }
    }

    [Theory]
    [InlineData("ticket/9", LinkRole.Assignee)]
    [InlineData("message/9", LinkRole.Author)]
    public async Task Choose_TicketOfAFormerAgent_IsUnusual(string of, string role)
    {
        await using var test = await FilledAsync();
        var source = new SchemaSnapshot("ivinex", "acme", [], [new AgentSchema("1", "Ann", "ann@example.com", true), new AgentSchema("2", "Bob", "bob@example.com", false)], []);
        await test.CommitAsync(
            new LedgerChange.DocumentSaved("snapshot/source", CanonicalJson.Write(source)),
            new LedgerChange.DocumentSaved("snapshot/destination", CanonicalJson.Write(source)),
            new LedgerChange.DocumentSaved("findings", "[]"),
            Extracted("message/8"), Extracted("message/9"),
            Linked("message/8", LinkRole.Parent, "ticket/8"), Linked("message/9", LinkRole.Parent, "ticket/9"),
            Linked("ticket/8", LinkRole.Assignee, "agent/1"), Linked(of, role, "agent/2"),
            new LedgerChange.ScanFinished("message", 1, 2));

        AssertAlwaysChosen(test, "ticket/9");
    }

    [Theory]
    [InlineData("{\"text\":\"caf\u00e9\"}")]
    [InlineData("{\"text\":\"caf\\u00e9\"}")]
    public async Task Choose_LetterOutsideAsciiInTheThread_IsUnusual(string body)
    {
        await using var test = await FilledAsync();
        await test.CommitAsync(
            Extracted("message/8", "{\"text\":\"tab \\u0009\"}"), Extracted("message/9", body),
            Linked("message/8", LinkRole.Parent, "ticket/8"), Linked("message/9", LinkRole.Parent, "ticket/9"),
            new LedgerChange.ScanFinished("message", 1, 2));

        AssertAlwaysChosen(test, "ticket/9");
    }

    [Fact]
    public async Task Choose_FewerRecordsThanTheQuota_TakesThemAll()
    {
        await using var test = await FilledAsync();

        var chosen = new SampleChoice(test.Read, new SampleRule(new Dictionary<string, int> { ["ticket"] = 500 }, 1, 5), 1).Choose().Chosen;

        Assert.Equal(20, chosen.Count);
    }

    [Fact]
    public async Task Choose_Ticket_BringsAllItDependsOnAndConsistsOf()
    {
        await using var test = await FilledAsync();

        var all = new SampleChoice(test.Read, Rule, 1).Choose().All;

        Assert.Superset(
            new[] { "ticket/3", "contact/3", "organization/1", "message/1", "attachment/1" }.Select(Key).ToHashSet(), all.ToHashSet());
    }

    [Fact]
    public async Task Choose_MoreThanPeopleLookAt_TakesTheUnusualOfEveryKindFirst()
    {
        await using var test = await FilledAsync();
        var rule = new SampleRule(new Dictionary<string, int> { ["ticket"] = 10, ["organization"] = 1 }, 1, 5);

        var sample = new SampleChoice(test.Read, rule, 1).Choose();

        Assert.Equal(11, sample.Chosen.Count);
        Assert.Equal(5, sample.ForPeople.Count);
        Assert.Equal(new[] { "ticket/3", "organization/1" }.Select(Key), sample.ForPeople.Take(2));
    }

    /// <summary>Twenty tickets with a requester each; the third has a message with a file, and its requester belongs to an organization.</summary>
    private static async Task<Rehearsal> FilledAsync()
    {
        var test = await BeginAsync();
        var changes = new List<LedgerChange> { Extracted("organization/1"), Extracted("message/1"), Extracted("attachment/1") };
        foreach (var number in Enumerable.Range(1, 20))
        {
            changes.Add(Extracted($"contact/{number}"));
            changes.Add(Extracted($"ticket/{number}"));
            changes.Add(Linked($"ticket/{number}", LinkRole.Requester, $"contact/{number}"));
        }

        changes.Add(Linked("contact/3", LinkRole.Organization, "organization/1"));
        changes.Add(Linked("message/1", LinkRole.Parent, "ticket/3"));
        changes.Add(Linked("attachment/1", LinkRole.Parent, "message/1"));
        changes.Add(new LedgerChange.ScanFinished("message", 1, 1));
        await test.CommitAsync([.. changes]);
        return test;
    }

    /// <summary>Half of four are taken for what is unusual: ticket 3 is one of them, the other must be this.</summary>
    private static void AssertAlwaysChosen(Rehearsal test, string key) => Assert.All(
        Enumerable.Range(0, 10), seed => Assert.Contains(Key(key), new SampleChoice(test.Read, Rule, seed).Choose().Chosen));

    private static LedgerChange Extracted(string key) => Extracted(key, $"{{\"k\":\"{key}\"}}");

    private static LedgerChange Extracted(string key, string body) => new LedgerChange.RecordExtracted(
        new SourceRecord(Key(key), Key(key).Kind.Print(), Encoding.UTF8.GetBytes(body), null), 1, PromptClock.Start, "", key);

    private static LedgerChange Linked(string from, string role, string to) => new LedgerChange.LinkExtracted(new RecordLink(Key(from), role, Key(to)), 1);
}
