using System.Text.Json;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Tests.Stores;
using Workbench.Ledger.Verification;
using static Workbench.Ledger.Tests.TemporaryLedger;

namespace Workbench.Ledger.Tests.Verification;

public abstract class LedgerVerificationContract(StoreKind kind) : LedgerContract(kind)
{
    [Fact]
    public async Task Verify_Untouched_IsSound()
    {
        await using var test = await FilledAsync();

        var report = test.Store.Verify(test.Read.SignOffs().Single().RootHash);

        Assert.Empty(report.Findings);
        Assert.Equal(test.Read.RootHash(), report.RootHash);
    }

    [Theory]
    [InlineData("UPDATE event SET data = '{}' WHERE number = 3", "Event 3 ")]
    [InlineData("UPDATE event SET at = '2020-01-01' WHERE number = 3", "Event 3 ")]
    [InlineData("DELETE FROM event WHERE number = 3", "Event 3 is missing")]
    [InlineData("DELETE FROM event WHERE number IN (2, 3)", "Events 2 to 3 are missing")]
    [InlineData("UPDATE event SET number = CASE number WHEN 3 THEN -4 ELSE -3 END WHERE number IN (3, 4); UPDATE event SET number = -number WHERE number < 0", "Event 3 ")]
    [InlineData("UPDATE body SET content = x'00'", "was changed")]
    [InlineData("UPDATE entry SET body = 'x'", "Record ivinex/contact/1 ")]
    [InlineData("DELETE FROM entry", "no longer in the ledger")]
    [InlineData("""UPDATE write_body SET body = '{"evil":1}'""", "Write 'create' of ivinex/contact/1 ")]
    [InlineData("UPDATE write SET payload_sha256 = 'x'", "payload hash")]
    [InlineData("UPDATE write SET answered_sha256 = 'x'", "fingerprint of an answer")]
    [InlineData("UPDATE promise SET data = '[1]'", "promises of ivinex/contact/1")]
    [InlineData("UPDATE note SET detail = 'harmless'", "notes of ivinex/contact/1")]
    [InlineData("DELETE FROM note", "notes of ivinex/contact/1")]
    [InlineData("INSERT INTO note VALUES ('ivinex/contact/1', 1, NULL, 'immutable-after-load', 'Write ''create'' was carried out before and its body has changed since.')", "notes of ivinex/contact/1")]
    [InlineData("INSERT INTO note VALUES ('ivinex/contact/2', 0, NULL, 'no-parent', 'x')", "notes of ivinex/contact/2")]
    [InlineData("UPDATE before_image SET image = '{}'", "image of contact:8")]
    [InlineData("DELETE FROM before_image", "image of contact:8")]
    [InlineData("INSERT INTO before_image VALUES ('contact', '9', '{}')", "image of contact:9")]
    [InlineData("UPDATE verdict_shape SET data = replace(data, 'Defect', 'Equal')", "verdicts of ivinex/contact/1")]
    [InlineData("UPDATE difference SET what = 'Merged'", "difference of ivinex/contact/1")]
    [InlineData("UPDATE difference SET after = NULL", "difference of ivinex/contact/1")]
    [InlineData("UPDATE finding SET person = 'Eve'", "finding on ivinex/contact/1")]
    [InlineData("UPDATE finding SET state = 'Open'", "finding on ivinex/contact/1")]
    [InlineData("UPDATE document SET json = '{}'", "Document 'plan'")]
    [InlineData("UPDATE sign_off SET signer = 'Eve'", "Sign-off")]
    public async Task Verify_ChangedBehindItsBack_NamesTheChange(string tampering, string expected)
    {
        await using var test = await FilledAsync();
        await test.CloseAsync();
        test.Store.Run(tampering);

        var report = test.Store.Verify();

        Assert.Contains(report.Findings, finding => finding.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verify_WithAWatch_TellsEveryPartOfTheReading()
    {
        await using var test = await FilledAsync();
        var told = new Told();

        var report = test.Store.LedgerPlace.Verify(null, new ReadingWatch(told, TestContext.Current.CancellationToken).Of("ledger.db"));

        Assert.Equal(["ledger.db: events", "ledger.db: bodies", "ledger.db: what the events fix"], told.All.Select(one => one.Part).Distinct());
        var events = told.All.Where(one => one.Part == "ledger.db: events").ToList();
        Assert.Equal((0, report.Events, report.Events), (events[0].Done, events[^1].Done, events[^1].Total));
    }

    [Fact]
    public async Task Verify_Stopped_Ends()
    {
        await using var test = await FilledAsync();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        Assert.Throws<OperationCanceledException>(() => test.Store.LedgerPlace.Verify(null, new ReadingWatch(null, stop.Token)));
    }

    private sealed class Told : IProgress<ReadProgress>
    {
        public List<ReadProgress> All { get; } = [];

        public void Report(ReadProgress value) => All.Add(value);
    }

    [Fact]
    public async Task Verify_NewestEventCutOff_IsFoundByTheRoot()
    {
        await using var test = await FilledAsync();
        var root = test.Read.RootHash();
        await test.CloseAsync();
        test.Store.Run("DELETE FROM event WHERE number = (SELECT max(number) FROM event)");

        Assert.Empty(test.Store.Verify().Findings);
        Assert.Contains("cut off", test.Store.Verify(root).Findings.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_BodyGoneWithoutAPurge_IsNamed()
    {
        await using var test = await FilledAsync();
        test.Store.Run("UPDATE body SET place = 'purged', content = NULL");

        Assert.Contains("no event says that it was purged", test.Store.Verify().Findings.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_RecordsReadTwiceAndComposedTwice_IsSound()
    {
        await using var test = await FilledAsync();
        await test.CommitAsync(
            Extracted("ivinex/contact/1", """{"v":2}""", 2), Composed("ivinex/contact/1", Write(body: """{"v":2}""")),
            Judged("ivinex/contact/1", ("name", VerdictClass.Equal, null)));

        Assert.Empty(test.Store.Verify().Findings);
    }

    [Fact]
    public async Task Verify_ConfirmedWriteThatCannotBeUpdated_IsSound()
    {
        await using var test = await FilledAsync();
        var promise = new Promise("name", "contact", "name", FieldType.Text, "Ada", PromiseCheck.Equals, VerdictClass.Equal);
        await test.CommitAsync(Composed("ivinex/contact/1", Write(body: """{"v":2}""")) with { Promises = [promise] });

        Assert.Equal([null, "name"], test.Read.Notes(Key("ivinex/contact/1")).Where(note => note.Code == ReasonCode.ImmutableAfterLoad).Select(note => note.Field));
        Assert.Empty(test.Store.Verify().Findings);
    }

    private async Task<TemporaryLedger> FilledAsync()
    {
        var test = await CreateAsync();
        await test.CommitAsync(
            Extracted("ivinex/contact/1", """{"v":1}"""),
            Composed("ivinex/contact/1", Write(body: """{"v":1}""")) with { Notes = [new Note("phone", ReasonCode.MalformedPhone, "\"Adá\" <1>")] },
            new LedgerChange.BeforeImageTaken(new TwinRef("contact", "8"), JsonElement.Parse("""{"name": "Eve"}""")),
            Intended("ivinex/contact/1"),
            Ended("ivinex/contact/1", WriteState.Done, new TwinRef("contact", "7")),
            new LedgerChange.EntryMoved(Key("ivinex/contact/1"), EntryState.Loaded, null),
            Judged("ivinex/contact/1", ("name", VerdictClass.Defect, "Adá")),
            new LedgerChange.DifferenceFound(Key("ivinex/contact/1"), 2, "contacts", DifferenceKind.Changed, "name: Ada", "name: Adá"),
            new LedgerChange.FindingMoved(Key("ivinex/contact/1"), FindingSide.Source, "changed", FindingProgress.Closed, "Ada", "seen"),
            new LedgerChange.DocumentSaved("plan", """{"plan":1}"""),
            new LedgerChange.SignedOff("scope", "Ada", false, "ok \"so\"", new Dictionary<string, string> { ["plan"] = "x", ["code"] = "y" }),
            new LedgerChange.StepMoved("load", "ended", new Dictionary<string, long>()));
        return test;
    }
}

public sealed class LedgerVerificationOnSqliteTests() : LedgerVerificationContract(StoreKind.Sqlite);

public sealed class LedgerVerificationOnPostgresTests() : LedgerVerificationContract(StoreKind.Postgres);
