using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Tests.Stores;
using static Workbench.Ledger.Tests.TemporaryLedger;

namespace Workbench.Ledger.Tests.Reading;

public abstract class LedgerReaderContract(StoreKind kind) : LedgerContract(kind)
{
    [Fact]
    public async Task Entries_ManyPages_StreamBesideTheWriter()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync([.. Enumerable.Range(0, 5_000).Select(number => Extracted($"ivinex/contact/{number:D6}"))]);
        using var rows = test.Read.Entries(Kind.Contact).GetEnumerator();
        Assert.True(rows.MoveNext());

        // A page ahead of the reader: what is committed now is seen, so no read transaction is held and no list of all rows was made.
        await test.CommitAsync(new LedgerChange.EntryMoved(Key("ivinex/contact/004999"), EntryState.Loaded, null));

        var (count, last) = (1, rows.Current);
        while (rows.MoveNext())
        {
            (count, last) = (count + 1, rows.Current);
        }

        Assert.Equal((5_000, EntryState.Loaded), (count, last.State));
    }

    [Fact]
    public async Task Entries_Filters_Combine()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(
            Extracted("ivinex/contact/1"), Extracted("ivinex/contact/2", name: "people"), Extracted("ivinex/ticket/1"),
            new LedgerChange.EntryMoved(Key("ivinex/contact/1"), EntryState.Loaded, null));

        Assert.Equal(2, test.Read.Entries(Kind.Contact).Count());
        Assert.Equal("ivinex/contact/2", test.Read.Entries(sourceObject: "people").Single().Key.ToString());
        Assert.Equal("ivinex/contact/1", test.Read.Entries(Kind.Contact, states: [EntryState.Loaded, EntryState.Waiting]).Single().Key.ToString());
        Assert.Empty(test.Read.Entries(states: []));
        Assert.Equal(3, test.Read.Counts().Sum(row => row.Records));
    }

    [Fact]
    public async Task DueWrites_Threads_AreInOrderAfterThoseWithout()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(
            Extracted("ivinex/message/1"), Extracted("ivinex/message/2"), Extracted("ivinex/message/3"),
            Composed("ivinex/message/1", Write(thread: "t", order: 20)), Composed("ivinex/message/2", Write(thread: "t", order: 3)),
            Composed("ivinex/message/3", Write(), Write("later", phase: 2)));

        Assert.Equal(
            ["ivinex/message/3", "ivinex/message/2", "ivinex/message/1"], test.Read.DueWrites(1).Select(row => row.Key.ToString()));
        Assert.Equal([(1, WriteState.Planned, 3L), (2, WriteState.Planned, 1L)], test.Read.WriteCounts());
    }

    [Fact]
    public async Task DueWrites_MoreThanAPage_AreEachSeenOnceThoughTheyEndMeanwhile()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(
        [
            .. Enumerable.Range(0, 600).SelectMany(number => new LedgerChange[]
            {
                Extracted($"ivinex/contact/{number}"), Composed($"ivinex/contact/{number}", Write()),
            }),
        ]);

        var seen = new List<string>();
        foreach (var due in test.Read.DueWrites(1))
        {
            seen.Add(due.Key.ToString());
            await test.CommitAsync(
                Intended(due.Key.ToString()), Ended(due.Key.ToString(), WriteState.Done, new TwinRef("contact", due.Key.Id)));
        }

        Assert.Equal(600, seen.Distinct().Count());
        Assert.Equal(600, seen.Count);
        Assert.Equal(600, test.Read.UndoableWrites().Count());
    }

    [Fact]
    public async Task UndoableWrites_SeveralPhases_AreInReverseOfTheLoad()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(
            Extracted("ivinex/ticket/1"), Composed("ivinex/ticket/1", Write(), Write("part", phase: 2, thread: "t", order: 1),
                Write("close", phase: 2, thread: "t", order: 2), Write("never", phase: 3)),
            Intended("ivinex/ticket/1"), Intended("ivinex/ticket/1", "part"), Intended("ivinex/ticket/1", "close"));

        Assert.Equal(["close", "part", "create"], test.Read.UndoableWrites().Select(row => row.Write.Name));
    }

    [Fact]
    public async Task PromisesByContainer_TicketAndParts_FollowEachOther()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(
            Extracted("ivinex/message/1"), Extracted("ivinex/ticket/1"), Extracted("ivinex/ticket/2"),
            Composed("ivinex/message/1", Write()), Composed("ivinex/ticket/1", Write()), Composed("ivinex/ticket/2", Write()));
        await test.CommitAsync(
            Ended("ivinex/message/1", WriteState.Done, new TwinRef("part", "5", "ticket:20")),
            Ended("ivinex/ticket/1", WriteState.Done, new TwinRef("ticket", "10")), Ended("ivinex/ticket/2", WriteState.Done, new TwinRef("ticket", "20")));

        var rows = test.Read.PromisesByContainer().ToList();

        Assert.Equal(["ivinex/ticket/1", "ivinex/message/1", "ivinex/ticket/2"], rows.Select(row => row.Key.ToString()));
        Assert.Equal("ticket:20", rows[1].Twins.Single().Twin.Container);
    }

    [Fact]
    public async Task PromisesByContainer_OnlyChanged_AreThoseWithNewsSinceTheirVerdicts()
    {
        await using var test = await CreateAsync();
        string[] keys = ["ivinex/message/1", "ivinex/ticket/1", "ivinex/ticket/2", "ivinex/ticket/3"];
        await test.CommitAsync([.. keys.Select(key => Extracted(key)), .. keys.Select(key => Composed(key, Write()))]);
        await test.CommitAsync(
            Ended("ivinex/message/1", WriteState.Done, new TwinRef("part", "5", "ticket:20")),
            Ended("ivinex/ticket/1", WriteState.Done, new TwinRef("ticket", "10")), Ended("ivinex/ticket/2", WriteState.Done, new TwinRef("ticket", "20")));
        await test.CommitAsync([.. keys.SkipLast(1).Select(key => Judged(key, ("name", VerdictClass.Equal, null)))]);

        // The third ticket was never judged and has no twin yet.
        Assert.Equal(["ivinex/ticket/3"], Changed(test));

        await test.CommitAsync(Judged("ivinex/ticket/3", ("name", VerdictClass.Equal, null)));
        Assert.Empty(Changed(test));

        await test.CommitAsync([.. keys.Select(key => Composed(key, Write()))]);
        Assert.Empty(Changed(test));

        await test.CommitAsync(Ended("ivinex/message/1", WriteState.Done, new TwinRef("part", "5", "ticket:20")));
        Assert.Equal(["ivinex/message/1", "ivinex/ticket/2"], Changed(test));

        static IEnumerable<string> Changed(TemporaryLedger test) => test.Read.PromisesByContainer(onlyChanged: true).Select(row => row.Key.ToString());
    }

    [Fact]
    public async Task VerdictCounts_ManyRecords_AddUpExactly()
    {
        await using var test = await CreateAsync();
        var keys = Enumerable.Range(0, 700).Select(number => $"ivinex/contact/{number}").ToList();
        await test.CommitAsync([.. keys.Select(key => Extracted(key))]);
        await test.CommitAsync(
        [
            .. keys.Select((key, index) => index % 10 == 0
                ? Judged(key, ("name", VerdictClass.Equal, null), ("phone", VerdictClass.Defect, "nothing"))
                : Judged(key, ("name", VerdictClass.Equal, null), ("phone", VerdictClass.EqualAfterTransform, null))),
        ]);

        Assert.Equal(1400, test.Read.VerdictCounts().Sum(row => row.Fields));
        Assert.Equal(70, test.Read.VerdictCounts().Single(row => row.Class == VerdictClass.Defect).Fields);
        Assert.Equal(700, test.Read.VerdictCounts().Where(row => row.Field == "name").Sum(row => row.Fields));
        Assert.Equal(1400, test.Read.Verdicts().Count());
        Assert.All(test.Read.Verdicts([VerdictClass.Defect]), verdict => Assert.Equal(("phone", "nothing"), (verdict.Field, verdict.Found)));
        Assert.Equal(2L, test.Read.Query("SELECT count(*) FROM verdict_shape").Rows[0][0]);
    }

    [Fact]
    public async Task Verdicts_GivenAgain_ReplaceAndMoveTheEntry()
    {
        await using var test = await CreateAsync();
        var key = Key("ivinex/contact/1");
        await test.CommitAsync(
            Extracted("ivinex/contact/1"), new LedgerChange.EntryMoved(key, EntryState.Loaded, null),
            Judged("ivinex/contact/1", ("name", VerdictClass.Defect, "x")));
        Assert.Equal(EntryState.Differs, test.Read.Entry(key)!.State);

        await test.CommitAsync(Judged("ivinex/contact/1", ("name", VerdictClass.Equal, null)));

        Assert.Equal(EntryState.Verified, test.Read.Entry(key)!.State);
        Assert.Equal([new Verdict(key, "name", VerdictClass.Equal, null)], test.Read.Verdicts(key));
    }

    [Fact]
    public async Task ExistingByNaturalKey_TwoOfThem_IsNull()
    {
        await using var test = await CreateAsync();

        await test.CommitAsync(
            new LedgerChange.ExistingSeen(new ExistingTwin(new TwinRef("contact", "1"), null, "email:a")),
            new LedgerChange.ExistingSeen(new ExistingTwin(new TwinRef("contact", "2"), null, "email:a")));

        Assert.Null(test.Read.ExistingByNaturalKey("email:a"));
    }

    [Fact]
    public async Task Body_Purged_SaysSo()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Extracted("ivinex/contact/1"));
        test.Store.Run("UPDATE body SET place = 'purged', content = NULL");

        var entry = test.Read.Entries().Single();
        var failure = Assert.Throws<LedgerException>(() => test.Read.Body(entry.Key, entry.BodySha256));

        Assert.Contains("purged", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BeforeImage_TakenTwice_KeepsTheFirst()
    {
        await using var test = await CreateAsync();
        var twin = new TwinRef("contact", "1");

        await test.CommitAsync(
            new LedgerChange.BeforeImageTaken(twin, System.Text.Json.JsonElement.Parse("""{"a":1}""")),
            new LedgerChange.BeforeImageTaken(twin, System.Text.Json.JsonElement.Parse("""{"a":2}""")));

        Assert.Equal("""{"a":1}""", test.Read.BeforeImage(twin)!.Value.GetRawText());
        Assert.Single(test.Read.Events());
    }
}

public sealed class LedgerReaderOnSqliteTests() : LedgerReaderContract(StoreKind.Sqlite);

public sealed class LedgerReaderOnPostgresTests() : LedgerReaderContract(StoreKind.Postgres);
