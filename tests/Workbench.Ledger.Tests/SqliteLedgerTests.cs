using System.Text;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Tests.Stores;
using static Workbench.Ledger.Tests.TemporaryLedger;

namespace Workbench.Ledger.Tests;

public sealed class SqliteLedgerTests
{
    /// <summary>Gives a file the tables that it had before version eleven.</summary>
    private const string PromiseShapesUndone =
        """
        CREATE TABLE whole_promise (key TEXT PRIMARY KEY, data TEXT NOT NULL, composed_sha256 TEXT NOT NULL);
        INSERT INTO whole_promise SELECT key, coalesce((
            SELECT json_group_array(json_set(one.value, '$.expected', json_extract(promise.data, '$[' || one.key || ']')))
            FROM promise_shape, json_each(promise_shape.data) AS one WHERE promise_shape.id = promise.shape GROUP BY promise_shape.id), data), composed_sha256 FROM promise;
        DROP TABLE promise;
        DROP TABLE promise_shape;
        ALTER TABLE whole_promise RENAME TO promise;

        """;

    /// <summary>Gives a file the tables that it had before version ten.</summary>
    private const string BodiesOfRecordsUndone = PromiseShapesUndone +
        """
        CREATE TABLE old_body (sha256 TEXT PRIMARY KEY, bytes INTEGER NOT NULL, place TEXT NOT NULL, content BLOB);
        INSERT OR IGNORE INTO old_body SELECT sha256, bytes, place, content FROM body;
        DROP TABLE body;
        ALTER TABLE old_body RENAME TO body;

        """;

    /// <summary>Gives a file the tables that it had before version eight.</summary>
    private const string NarrowRowsUndone = BodiesOfRecordsUndone +
        """
        ALTER TABLE write ADD COLUMN body TEXT NOT NULL DEFAULT '';
        ALTER TABLE write ADD COLUMN update_body TEXT;
        UPDATE write SET (body, update_body) = (SELECT body, update_body FROM write_body AS kept WHERE kept.key = write.key AND kept.name = write.name);
        DROP INDEX write_order;
        CREATE INDEX write_order ON write (phase, thread, position, key, name, state);
        CREATE INDEX write_due ON write (phase, thread, position, key, name) WHERE state IN ('Planned', 'Sending', 'InDoubt');
        CREATE INDEX write_open ON write (key, name) WHERE state IN ('Sending', 'InDoubt');
        DROP VIEW writes;
        DROP TABLE write_body;
        CREATE VIEW writes AS SELECT key, body FROM write;
        ALTER TABLE promise ADD COLUMN container TEXT NOT NULL DEFAULT '';
        UPDATE promise SET container = (SELECT container FROM promise_container AS kept WHERE kept.key = promise.key);
        DROP TABLE promise_container;
        CREATE INDEX promise_container ON promise (container, key);

        """;

    [Fact]
    public async Task OpenAsync_SecondWriter_IsRefusedWithHolder()
    {
        var file = new SqliteTestStore();
        await using var test = await TemporaryLedger.CreateAsync(file);

        var refusal = await Assert.ThrowsAsync<LedgerException>(
            () => SqliteLedger.OpenAsync(file.FilePath, new FixedClock(), TestContext.Current.CancellationToken));

        Assert.Contains($"pid {Environment.ProcessId}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_FilesOfAKilledProcess_HoldEveryReturnedCommit()
    {
        var file = new SqliteTestStore();
        await using var test = await TemporaryLedger.CreateAsync(file);
        await test.CommitAsync(Extracted("ivinex/contact/1"), Composed("ivinex/contact/1", Write()));
        await test.CommitAsync(Intended("ivinex/contact/1"));
        var copy = Path.Combine(file.Folder, "killed", "ledger.db");
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        foreach (var ending in new[] { "", "-wal" })
        {
            File.Copy(file.FilePath + ending, copy + ending);
        }

        await using var resumed = await SqliteLedger.OpenAsync(copy, new FixedClock(), TestContext.Current.CancellationToken);

        var write = Assert.Single(resumed.Read.DueWrites(1));
        Assert.Equal(WriteState.Sending, write.State);
        Assert.Equal(FixedClock.Start, write.SentAt);
    }

    [Fact]
    public async Task OpenReader_FileOfAnEarlierVersion_IsReadAndLeftAsItIs()
    {
        var file = new SqliteTestStore();
        await using var test = await TemporaryLedger.CreateAsync(file);
        await test.CommitAsync(Extracted("ivinex/contact/1"), Composed("ivinex/contact/1", Write()));
        var root = test.Read.RootHash();
        await test.CloseAsync();
        file.Run(
            NarrowRowsUndone
            + "ALTER TABLE promise ADD COLUMN judged INTEGER NOT NULL DEFAULT 0; CREATE INDEX promise_unjudged ON promise (key) WHERE judged = 0; "
            + "DROP TABLE due; DROP VIEW limits; DROP TABLE account_limits; PRAGMA user_version = 4; PRAGMA journal_mode = DELETE");
        var before = await File.ReadAllBytesAsync(file.FilePath, TestContext.Current.CancellationToken);

        using (var reader = SqliteLedger.OpenReader(file.FilePath))
        {
            Assert.Equal(root, reader.RootHash());
            Assert.Equal(["ivinex/contact/1"], reader.Entries().Select(row => row.Key.ToString()));
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(file.FilePath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task OpenAsync_NewerSchema_IsRefused()
    {
        var file = new SqliteTestStore();
        await using var test = await TemporaryLedger.CreateAsync(file);
        await test.CloseAsync();
        file.Run("PRAGMA user_version = 99");

        var refusal = await Assert.ThrowsAsync<LedgerException>(
            () => SqliteLedger.OpenAsync(file.FilePath, new FixedClock(), TestContext.Current.CancellationToken));

        Assert.Contains("version 99", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<LedgerException>(() => SqliteLedger.OpenReader(file.FilePath).LastScan());
    }

    [Fact]
    public void OpenReader_NoFile_SaysSo() =>
        Assert.Throws<LedgerException>(() => SqliteLedger.OpenReader(Path.Combine(Path.GetTempPath(), "no-such-folder", "ledger.db")));

    [Fact]
    public async Task RecordExtracted_BodyAboveOneMegabyte_LiesInAFileAlone()
    {
        var file = new SqliteTestStore();
        await using var test = await TemporaryLedger.CreateAsync(file);
        var body = new string('x', 1024 * 1024 + 1);

        await test.CommitAsync(Extracted("ivinex/contact/1", body));

        var sha256 = Sha256Hex.Of(body);
        Assert.True(File.Exists(Path.Combine(file.Folder, "bodies", sha256[..2], sha256)));
        Assert.Equal(body.Length, test.Read.Body(Key("ivinex/contact/1"), sha256).Length);
        Assert.True(new FileInfo(file.FilePath + "-wal").Length < 500_000);
    }

    [Fact]
    public async Task Verify_SideFileGone_IsNamed()
    {
        var file = new SqliteTestStore();
        await using var test = await TemporaryLedger.CreateAsync(file);
        await test.CommitAsync(Extracted("ivinex/contact/1", new string('x', 1024 * 1024 + 1)));
        Directory.Delete(Path.Combine(file.Folder, "bodies"), recursive: true);

        Assert.Contains("is missing", file.Verify().Findings.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PromisesByContainer_LedgerOfVersionFive_AreAsComposed()
    {
        var file = new SqliteTestStore();
        await using var test = await TemporaryLedger.CreateAsync(file);
        var keys = Enumerable.Range(0, 30).Select(number => $"ivinex/contact/{number:D2}").ToList();
        await test.CommitAsync(
            [.. keys.Select(key => Extracted(key)), .. keys.Select(key => (LedgerChange)(Composed(key) with { Promises = [Promised("name", new string('x', 3_000)), Promised("id", key)] }))]);
        await test.CloseAsync();
        file.Run(
            NarrowRowsUndone
            + "CREATE TABLE old (key TEXT PRIMARY KEY, container TEXT NOT NULL, data TEXT NOT NULL, composed_sha256 TEXT NOT NULL) WITHOUT ROWID; "
            + "INSERT INTO old SELECT key, container, data, composed_sha256 FROM promise; DROP TABLE promise; ALTER TABLE old RENAME TO promise; "
            + "CREATE INDEX promise_container ON promise (container, key); DROP VIEW limits; DROP TABLE account_limits; PRAGMA user_version = 5");

        await using var upgraded = await SqliteLedger.OpenAsync(file.FilePath, new FixedClock(), TestContext.Current.CancellationToken);

        var rows = upgraded.Read.PromisesByContainer().ToList();
        Assert.Equal(keys, rows.Select(row => row.Key.ToString()));
        Assert.All(rows, row => Assert.Equal(row.Key.ToString(), row.Promises[1].Expected));
        Assert.All(keys, key => Assert.Equal(2, upgraded.Read.Promises(Key(key)).Count));
    }

    [Fact]
    public async Task DueWrites_LedgerOfVersionSeven_AreAsComposed()
    {
        var file = new SqliteTestStore();
        await using var test = await TemporaryLedger.CreateAsync(file);
        await test.CommitAsync(
            Extracted("ivinex/contact/1"), Extracted("ivinex/contact/2"),
            Composed("ivinex/contact/1", Write()), Composed("ivinex/contact/2", Write(body: """{"name":"Zoë"}""", update: "{}")),
            Intended("ivinex/contact/1"), Ended("ivinex/contact/1", WriteState.Done, new TwinRef("contact", "a")));
        var (before, shown) = (test.Read.DueWrites(1).Select(row => row.Write.Body.GetRawText()).ToList(), test.Read.Query("SELECT * FROM writes").Rows);
        await test.CloseAsync();
        file.Run(NarrowRowsUndone + "PRAGMA user_version = 7");

        await using var upgraded = await SqliteLedger.OpenAsync(file.FilePath, new FixedClock(), TestContext.Current.CancellationToken);

        Assert.Equal(before, upgraded.Read.DueWrites(1).Select(row => row.Write.Body.GetRawText()));
        Assert.Equal(shown, upgraded.Read.Query("SELECT * FROM writes").Rows);
        Assert.Equal("contact:a", upgraded.Read.Query("SELECT container FROM promise_container ORDER BY key").Rows[0][0]);
        Assert.True(file.Verify().IsSound);
    }

    [Fact]
    public async Task Body_LedgerOfVersionNine_IsThatOfItsRecord()
    {
        var file = new SqliteTestStore();
        await using var test = await TemporaryLedger.CreateAsync(file);
        var (first, second) = (Key("ivinex/contact/1"), Key("ivinex/contact/2"));
        await test.CommitAsync(Extracted("ivinex/contact/2", """{"v":1}"""), Extracted("ivinex/contact/1", """{"v":1}"""));
        await test.CommitAsync(Extracted("ivinex/contact/1", """{"v":2}""", 2));
        await test.CloseAsync();
        file.Run(BodiesOfRecordsUndone + "PRAGMA user_version = 9");

        await using var upgraded = await SqliteLedger.OpenAsync(file.FilePath, new FixedClock(), TestContext.Current.CancellationToken);

        foreach (var (key, body) in new[] { (first, """{"v":1}"""), (first, """{"v":2}"""), (second, """{"v":1}""") })
        {
            Assert.Equal(body, Encoding.UTF8.GetString(upgraded.Read.Body(key, Sha256Hex.Of(body))));
        }

        Assert.Throws<LedgerException>(() => upgraded.Read.Body(second, Sha256Hex.Of("""{"v":2}""")));
        Assert.True(file.Verify().IsSound);
    }

    private static Promise Promised(string field, string value) =>
        new(field, "contact", field, FieldType.LongText, value, PromiseCheck.Lines, VerdictClass.EqualAfterTransform, "copy");
}
