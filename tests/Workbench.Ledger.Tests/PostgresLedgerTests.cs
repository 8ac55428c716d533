using System.Text;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Security;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Postgres;
using Workbench.Ledger.Tests.Stores;
using static Workbench.Ledger.Tests.TemporaryLedger;

namespace Workbench.Ledger.Tests;

public sealed class PostgresLedgerTests : IAsyncDisposable
{
    private static readonly PostgresWriter First = new("the first");
    private static readonly PostgresWriter Second = new("the second");

    private readonly PostgresTestStore store = new();

    [Fact]
    public async Task OpenAsync_SecondWriter_IsRefusedWithHolder()
    {
        await using var ledger = await store.OpenAsync(First);

        var refusal = await Assert.ThrowsAsync<LedgerException>(() => store.OpenAsync(Second));

        Assert.Contains("the first", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_AfterTheFirstClosed_NeedNotWait()
    {
        await (await store.OpenAsync(First)).DisposeAsync();

        await using var ledger = await store.OpenAsync(Second);

        Assert.True(ledger.MaySend);
    }

    [Fact]
    public async Task CommitAsync_LeaseTakenByAnother_KeepsNothing()
    {
        await using var ledger = await store.OpenAsync(First);
        await ledger.CommitAsync([Extracted("ivinex/contact/1"), Composed("ivinex/contact/1", Write()), Intended("ivinex/contact/1")], Cancellation);
        store.Run("UPDATE writer SET until = '-infinity'");
        await using var other = await store.OpenAsync(Second);
        await other.CommitAsync([Extracted("ivinex/contact/2")], Cancellation);

        var lost = await Assert.ThrowsAsync<LedgerException>(
            () => ledger.CommitAsync([Ended("ivinex/contact/1", WriteState.Done, new TwinRef("contact", "7"))], Cancellation).AsTask());

        Assert.False(ledger.MaySend);
        Assert.Contains("lost its lease", lost.Message, StringComparison.Ordinal);
        Assert.Contains("the second", lost.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<LedgerException>(() => ledger.CommitAsync([Extracted("ivinex/contact/3")], Cancellation).AsTask());
        Assert.Equal(["ivinex/contact/1"], other.Read.OpenWrites().Select(row => row.Key.ToString()));
        Assert.Equal(["ivinex/contact/1", "ivinex/contact/2"], other.Read.Entries().Select(row => row.Key.ToString()));
        Assert.Empty(store.Verify().Findings);
    }

    [Fact]
    public async Task MaySend_StoodStillForMostOfTheLease_IsFalseUntilTheNextCommit()
    {
        var clock = new PausedClock();
        await using var ledger = await PostgresLedger.OpenAsync(store.Place, First with { Lease = TimeSpan.FromMinutes(10) }, clock, Cancellation);
        Assert.True(ledger.MaySend);

        clock.Pause(TimeSpan.FromMinutes(8));
        Assert.False(ledger.MaySend);

        await ledger.CommitAsync([Extracted("ivinex/contact/1")], Cancellation);
        Assert.True(ledger.MaySend);
    }

    [Fact]
    public async Task MaySend_MachineWasSuspended_IsFalseThoughTheSteadyClockStoodStill()
    {
        var clock = new PausedClock();
        await using var ledger = await PostgresLedger.OpenAsync(store.Place, First with { Lease = TimeSpan.FromMinutes(10) }, clock, Cancellation);

        clock.Suspend(TimeSpan.FromMinutes(8));
        Assert.False(ledger.MaySend);

        await ledger.CommitAsync([Extracted("ivinex/contact/1")], Cancellation);
        Assert.True(ledger.MaySend);
    }

    [Fact]
    public async Task MaySend_TransactionThatHeldTheLeaseIsLost_StaysFalse()
    {
        var clock = new PausedClock();
        await using var ledger = await PostgresLedger.OpenAsync(store.Place, First with { Lease = TimeSpan.FromMinutes(10) }, clock, Cancellation);
        store.Run("""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not to be kept'; END $$;
            CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()
            """);
        clock.Pause(TimeSpan.FromMinutes(8));

        await Assert.ThrowsAsync<LedgerException>(() => ledger.CommitAsync([Extracted("ivinex/contact/1")], Cancellation).AsTask());

        Assert.False(ledger.MaySend);
    }

    [Fact]
    public async Task OpenAsync_WithoutTheLease_DoesNotTouchTheSchema()
    {
        await using var ledger = await store.OpenAsync(First);
        store.Run("ALTER TABLE script RENAME TO before");

        await Assert.ThrowsAsync<LedgerException>(() => store.OpenAsync(Second));

        store.Run("ALTER TABLE before RENAME TO script");
    }

    [Fact]
    public async Task OpenAsync_AfterOneThatWasRefusedForItsSchema_NeedNotWait()
    {
        await (await store.OpenAsync(First)).DisposeAsync();
        store.Run("INSERT INTO script VALUES (99)");
        await Assert.ThrowsAsync<LedgerException>(() => store.OpenAsync(Second));
        store.Run("DELETE FROM script WHERE number = 99");

        await using var ledger = await store.OpenAsync(First);

        Assert.True(ledger.MaySend);
    }

    [Fact]
    public async Task CommitAsync_ConnectionsCutAgainAndAgain_KeepsEveryCommitOnce()
    {
        const int commits = 40;
        await using var ledger = await store.OpenAsync(First);

        for (var number = 0; number < commits; number++)
        {
            var key = $"ivinex/contact/{number:D3}";
            var commit = ledger.CommitAsync([Extracted(key), Composed(key, Write())], Cancellation);
            store.CutConnections();
            await commit;
            Assert.NotNull(ledger.Read.Entry(Key(key)));
        }

        Assert.InRange(store.Cuts, commits / 2, long.MaxValue);
        Assert.Equal(commits, ledger.Read.Entries().Count());
        Assert.Equal(2 * commits, ledger.Read.Events().Count());
        Assert.Empty(store.Verify().Findings);
    }

    [Fact]
    public async Task CommitAsync_ServerAway_WaitsWithAMessageAndGoesOn()
    {
        using var relay = store.Relay();
        relay.Open();
        var (away, back) = (new TaskCompletionSource<string>(), new TaskCompletionSource<string>());
        await using var ledger = await PostgresLedger.OpenAsync(
            store.PlaceThrough(relay), First with { Says = line => (line.Contains("went away", StringComparison.Ordinal) ? away : back).TrySetResult(line) },
            TimeProvider.System, Cancellation);
        await ledger.CommitAsync([Extracted("ivinex/contact/1")], Cancellation);

        relay.TakeAway();
        var commit = ledger.CommitAsync([Extracted("ivinex/contact/2")], Cancellation).AsTask();
        var reading = Task.Run(() => ledger.Read.Entries().Count(), Cancellation);
        var said = await away.Task.WaitAsync(Cancellation);
        Assert.False(commit.IsCompleted || reading.IsCompleted);
        relay.Open();
        await commit;

        Assert.Contains("at most 10 minutes", said, StringComparison.Ordinal);
        Assert.Contains("there again", await back.Task.WaitAsync(Cancellation), StringComparison.Ordinal);
        Assert.InRange(await reading, 1, 2);
        Assert.Equal([1L, 2L], ledger.Read.Events().Select(row => row.Number));
    }

    [Fact]
    public async Task CommitAsync_WayOnWhichEverythingIsLost_TakesAnotherOne()
    {
        using var relay = store.Relay();
        relay.Open();
        await using var ledger = await PostgresLedger.OpenAsync(
            store.PlaceThrough(relay), First with { LongestStatement = TimeSpan.FromSeconds(1) }, TimeProvider.System, Cancellation);
        await ledger.CommitAsync([Extracted("ivinex/contact/1")], Cancellation);

        relay.Swallow();
        await ledger.CommitAsync([Extracted("ivinex/contact/2")], Cancellation);

        Assert.True(ledger.MaySend);
        Assert.Equal([1L, 2L], ledger.Read.Events().Select(row => row.Number));
    }

    [Fact]
    public async Task CommitAsync_ServerStaysAway_EndsTheRun()
    {
        using var relay = store.Relay();
        relay.Open();
        await using var ledger = await PostgresLedger.OpenAsync(
            store.PlaceThrough(relay), First with { LongestOutage = TimeSpan.Zero }, TimeProvider.System, Cancellation);

        relay.TakeAway();

        await Assert.ThrowsAsync<LedgerException>(() => ledger.CommitAsync([Extracted("ivinex/contact/1")], Cancellation).AsTask());
    }

    [Fact]
    public async Task CommitAsync_WhoeverIsToldOfTheOutageFails_EndsTheRunAndNotTheProcess()
    {
        using var relay = store.Relay();
        relay.Open();
        await using var ledger = await PostgresLedger.OpenAsync(
            store.PlaceThrough(relay), First with { Says = _ => throw new InvalidOperationException("nobody listens") }, TimeProvider.System, Cancellation);

        relay.TakeAway();

        await Assert.ThrowsAsync<LedgerException>(() => ledger.CommitAsync([Extracted("ivinex/contact/1")], Cancellation).AsTask());
    }

    [Fact]
    public async Task OpenAsync_HostThatHasNoAddress_NamesItAndTheCause()
    {
        // A label of a host name has 63 characters at most, so nobody is asked for this one.
        var host = new string('x', 64);
        var place = new PostgresPlace(new Secret($"Host={host};Username=ada;Database=x"), "acme");

        var refusal = await Assert.ThrowsAsync<LedgerException>(() => PostgresLedger.OpenAsync(place, First, TimeProvider.System, Cancellation));

        Assert.Contains($"acme in {host}:5432/x cannot be reached", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenReader_NoLedger_SaysSo() =>
        Assert.Contains("no ledger", Assert.Throws<LedgerException>(() => PostgresLedger.OpenReader(store.Place).LastScan()).Message, StringComparison.Ordinal);

    [Fact]
    public async Task OpenAsync_NewerSchema_IsRefused()
    {
        await (await store.OpenAsync(First)).DisposeAsync();
        store.Run("INSERT INTO script VALUES (99)");

        var refusal = await Assert.ThrowsAsync<LedgerException>(() => store.OpenAsync(Second));

        Assert.Contains("version 99", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_LedgerOfVersionNine_KeepsTheBodiesOfItsRecords()
    {
        await using var ledger = await store.OpenAsync(First);
        await ledger.CommitAsync([Extracted("ivinex/contact/1", """{"v":1}"""), Extracted("ivinex/contact/2", """{"v":1}""")], Cancellation);
        await ledger.CommitAsync([Extracted("ivinex/contact/1", """{"v":2}""", 2)], Cancellation);
        await ledger.DisposeAsync();
        store.Run(
            """
            CREATE TABLE old_body (sha256 TEXT COLLATE "C" PRIMARY KEY, bytes BIGINT NOT NULL, place TEXT COLLATE "C" NOT NULL, content BYTEA);
            INSERT INTO old_body SELECT sha256, bytes, place, content FROM body ON CONFLICT DO NOTHING;
            DROP TABLE body;
            ALTER TABLE old_body RENAME TO body;
            ALTER TABLE promise DROP COLUMN shape;
            DROP TABLE promise_shape;
            DELETE FROM script WHERE number > 9;
            """);

        await using var upgraded = await store.OpenAsync(First);

        foreach (var (key, body) in new[] { ("ivinex/contact/1", """{"v":1}"""), ("ivinex/contact/1", """{"v":2}"""), ("ivinex/contact/2", """{"v":1}""") })
        {
            Assert.Equal(body, Encoding.UTF8.GetString(upgraded.Read.Body(Key(key), Sha256Hex.Of(body))));
        }

        Assert.True(store.Verify().IsSound);
    }

    [Fact]
    public async Task OpenAsync_NoServer_NamesItWithoutItsPassword()
    {
        var place = new PostgresPlace(new Secret("Host=127.0.0.1;Port=1;Username=ada;Password=hidden;Database=x"), "acme");

        var refusal = await Assert.ThrowsAsync<LedgerException>(() => PostgresLedger.OpenAsync(place, First, TimeProvider.System, Cancellation));

        Assert.Contains("acme in 127.0.0.1:1/x", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Acme")]
    [InlineData("acme; DROP SCHEMA public")]
    [InlineData("1acme")]
    public void Constructor_NameThatIsNone_IsRefused(string name) =>
        Assert.Throws<PlanException>(() => new PostgresPlace(new Secret("Host=127.0.0.1"), name));

    [Theory]
    [InlineData("SELECT 1; COMMIT; DELETE FROM entry")]
    [InlineData("WITH gone AS (DELETE FROM entry RETURNING key) SELECT * FROM gone")]
    [InlineData("SELECT set_config('transaction_read_only', 'off', false)")]
    public async Task Query_StatementThatWouldWrite_IsRefused(string sql)
    {
        await using var ledger = await store.OpenAsync(First);
        await ledger.CommitAsync([Extracted("ivinex/contact/1")], Cancellation);

        Assert.Throws<LedgerException>(() => ledger.Read.Query(sql));

        Assert.Single(ledger.Read.Entries());
    }

    [Fact]
    public async Task RecordExtracted_TextThatPostgresHasNoCharacterFor_IsKeptWithTheReplacement()
    {
        await using var ledger = await store.OpenAsync(First);

        await ledger.CommitAsync([Extracted("ivinex/contact/1") with { Label = "zero \0 half \ud83d whole \U0001F680" }], Cancellation);

        Assert.Equal("zero \ufffd half \ufffd whole \U0001F680", ledger.Read.Entries().Single().Label);
    }

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A clock that can be moved on as if the process had stood still.</summary>
    private sealed class PausedClock : TimeProvider
    {
        private long paused;
        private long suspended;

        public void Pause(TimeSpan time) => Interlocked.Add(ref paused, (long)(time.TotalSeconds * TimestampFrequency));

        /// <summary>Only the clock on the wall goes on.</summary>
        public void Suspend(TimeSpan time) => Interlocked.Add(ref suspended, time.Ticks);

        public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref paused);

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref suspended));
    }
}
