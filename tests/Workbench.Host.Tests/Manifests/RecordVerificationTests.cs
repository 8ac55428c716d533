using Workbench.Core.Hashing;
using Workbench.Host.Manifests;
using Workbench.Ledger;
using Workbench.Ledger.Rows;
using Workbench.Ledger.Verification;
using Workbench.Tests.Shared;

namespace Workbench.Host.Tests.Manifests;

public sealed class RecordVerificationTests
{
    /// <summary>A thousand in CI; elsewhere a tenth of them, which takes seconds.</summary>
    private static int Changes => LongTests.AreWanted ? 1_000 : 100;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_Untouched_IsIntactAndNamesWhatIsNoPartOfIt()
    {
        using var record = await SmallRecord.CreateAsync();

        var found = await record.VerifyAsync(record.SignedRoot);

        Assert.Empty(found.Problems);
        Assert.Subset(new HashSet<string>(["ledger.db.lock", "ledger.db-wal", "ledger.db-shm", "rehearsal/ledger.db.lock", "rehearsal/ledger.db-wal", "rehearsal/ledger.db-shm"]), found.Outside.ToHashSet());
    }

    /// <summary>A record of gigabytes takes minutes: who waits sees what is read, and may stop it.</summary>
    [Fact]
    public async Task RunAsync_WithProgress_TellsFilesAndBothLedgersAndStops()
    {
        using var record = await SmallRecord.CreateAsync();
        using var stop = new CancellationTokenSource();
        var told = new Told(stop, "rehearsal/ledger.db: bodies");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RecordVerification.RunAsync(record.Path, null, stop.Token, told));

        Assert.Equal(
            [
                "files, MiB", "ledger.db: events", "ledger.db: bodies", "ledger.db: what the events fix", "ledger.db: tables",
                "rehearsal/ledger.db: events", "rehearsal/ledger.db: bodies",
            ],
            told.Parts);
    }

    private sealed class Told(CancellationTokenSource stop, string last) : IProgress<ReadProgress>
    {
        public List<string> Parts { get; } = [];

        public void Report(ReadProgress value)
        {
            if (value.Part == last)
            {
                stop.Cancel();
            }

            if (Parts.LastOrDefault() != value.Part)
            {
                Parts.Add(value.Part);
            }
        }
    }

    [Fact]
    public async Task RunAsync_OneByteChanged_IsCaughtEveryTime()
    {
        using var record = await SmallRecord.CreateAsync();
        var files = Directory.EnumerateFiles(record.Path, "*", SearchOption.AllDirectories)
            .Where(path => new FileInfo(path).Length > 0 && !path.EndsWith(".lock", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        Assert.Contains(files, path => path.EndsWith(Manifest.FileName, StringComparison.Ordinal));
        var random = new Random(20261121);

        for (var round = 0; round < Changes; round++)
        {
            // Every file as often as any other: drawn by size, nearly all changes would hit the ledgers.
            var path = files[round % files.Count];
            var sound = await File.ReadAllBytesAsync(path, Cancellation);
            var (place, bits) = (random.Next(sound.Length), (byte)random.Next(1, 256));
            var changed = (byte[])sound.Clone();
            changed[place] ^= bits;
            await File.WriteAllBytesAsync(path, changed, Cancellation);

            var found = await record.VerifyAsync();

            var name = Path.GetRelativePath(record.Path, path);
            Assert.True(!found.IsIntact, $"Byte {place} of {name} was changed by {bits} and nothing was found.");
            Assert.True(
                path.EndsWith(Manifest.FileName, StringComparison.Ordinal) || found.Problems.Contains($"changed: {name}"),
                $"Byte {place} of {name} was changed, but only this was found: {string.Join("; ", found.Problems)}");
            await File.WriteAllBytesAsync(path, sound, Cancellation);
        }

        Assert.True((await record.VerifyAsync()).IsIntact);
    }

    [Theory]
    [InlineData("executed/07-reconciliation.ipynb")]
    [InlineData("deliverables/lists/verdicts.csv")]
    [InlineData("rehearsal/ledger.db")]
    public async Task RunAsync_FileEditedAndManifestMadeAnew_NamesTheFile(string edited)
    {
        using var record = await SmallRecord.CreateAsync();
        var bytes = await File.ReadAllBytesAsync(record.File(edited), Cancellation);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(record.File(edited), bytes, Cancellation);
        await Manifest.WriteAsync(record.Path, Manifest.DefaultVolatile, Cancellation);

        Assert.Contains($"{edited} is not the file that the ledger fixed.", (await record.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task RunAsync_AttachmentEditedAndManifestMadeAnew_IsFound()
    {
        using var record = await SmallRecord.CreateAsync();
        await File.WriteAllTextAsync(record.File("files/ab/ab12"), "another picture", Cancellation);
        await Manifest.WriteAsync(record.Path, Manifest.DefaultVolatile, Cancellation);

        Assert.Equal(["The attachments, rejects or large bodies are not those that the ledger fixed."], (await record.VerifyAsync()).Problems);
    }

    [Theory]
    [InlineData("DELETE FROM event WHERE number = 5", "Event 5 is missing.")]
    [InlineData("UPDATE event SET number = CASE number WHEN 5 THEN -6 ELSE -5 END WHERE number IN (5, 6); UPDATE event SET number = -number WHERE number < 0", "Event 5 ")]
    [InlineData("UPDATE event SET data = replace(data, 'contacts', 'Contacts') WHERE number = 5", "Event 5 ")]
    [InlineData("DELETE FROM event WHERE number = (SELECT max(number) FROM event)", "Document 'record'")]
    public async Task RunAsync_LogEditedAndManifestMadeAnew_NamesTheEvent(string tampering, string expected)
    {
        using var record = await SmallRecord.CreateAsync();
        record.Tamper(tampering);
        await Manifest.WriteAsync(record.Path, Manifest.DefaultVolatile, Cancellation);

        var found = await record.VerifyAsync();

        Assert.Contains(found.Problems, problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_WholeRecordMadeAnew_IsFoundByTheSignedRoot()
    {
        using var signed = await SmallRecord.CreateAsync();
        using var forged = await SmallRecord.CreateAsync(signer: "Eve");

        Assert.True((await forged.VerifyAsync()).IsIntact);
        Assert.Contains("expected root hash", Assert.Single((await forged.VerifyAsync(signed.SignedRoot)).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_EditedAndClosedOnceMore_IsNotProvedByAnEarlierRoot()
    {
        using var record = await SmallRecord.CreateAsync();
        var last = (await record.VerifyAsync()).RootHash;
        record.Tamper("DELETE FROM reject");
        await record.CloseAsync();

        var found = await record.VerifyAsync(last);

        Assert.Contains("does not fix what came after its event (1 more)", Assert.Single(found.NotProved), StringComparison.Ordinal);
        Assert.Empty((await record.VerifyAsync(found.RootHash)).NotProved);
    }

    /// <summary>Whoever can write the ledger can add an event that follows from the last one and touches no table.</summary>
    [Fact]
    public async Task RunAsync_EventAddedBehindTheClosingOne_IsNotTakenForClosed()
    {
        using var record = await SmallRecord.CreateAsync();
        EventRow last;
        using (var read = SqliteLedger.OpenReader(record.File("ledger.db")))
        {
            last = read.Events().Last();
        }

        const string rest = "2026-11-22T08:00:00Z|StepMoved||{}";
        record.Tamper(
            $"INSERT INTO event (number, at, change, key, data, hash) VALUES ({last.Number + 1}, '2026-11-22T08:00:00Z', 'StepMoved', NULL, '{{}}', '{Sha256Hex.Of($"{last.Hash}|{last.Number + 1}|{rest}")}')");
        await Manifest.WriteAsync(record.Path, Manifest.DefaultVolatile, Cancellation);

        Assert.Contains("the newest event is not the one that closed the record", Assert.Single((await record.VerifyAsync()).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ChangesWaitBesideTheLedger_SaysThatItIsNotClosed()
    {
        using var record = await SmallRecord.CreateAsync();
        await File.WriteAllTextAsync(record.File("ledger.db-wal"), "pages", Cancellation);

        Assert.Contains((await record.VerifyAsync()).Problems, problem => problem.StartsWith("not closed: ledger.db-wal", StringComparison.Ordinal));
    }

    /// <summary>A record comes packed, and what packs it keeps pipes: opening one waits for a writer who never comes.</summary>
    [Theory]
    [InlineData("manifest.json", "changed: manifest.json")]
    [InlineData("audit.html", "changed: audit.html")]
    [InlineData("executed/07-reconciliation.ipynb", "changed: executed/07-reconciliation.ipynb")]
    [InlineData("ledger.db", "changed: ledger.db")]
    [InlineData("rehearsal/ledger.db", "changed: rehearsal/ledger.db")]
    [InlineData("migration.json", "not in the manifest: migration.json")]
    public async Task RunAsync_PipeInPlaceOfAFile_IsAProblemAndNothingWaits(string name, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no pipes in folders there.");
        using var record = await SmallRecord.CreateAsync();
        File.Delete(record.File(name));
        using (var made = System.Diagnostics.Process.Start("mkfifo", [record.File(name)]))
        {
            await made.WaitForExitAsync(Cancellation);
        }

        var found = await record.VerifyAsync();

        Assert.Contains(found.Problems, problem => problem.StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_LedgerIsNoDatabase_IsAProblemAndNoFailure()
    {
        using var record = await SmallRecord.CreateAsync();
        await File.WriteAllTextAsync(record.File("ledger.db"), "nothing", Cancellation);

        var found = await record.VerifyAsync();

        Assert.Contains("changed: ledger.db", found.Problems);
        Assert.Null(found.RootHash);
    }

    [Fact]
    public async Task VerifyGuide_SignerEditedInTheTable_PrintsWhoSignedInTheLog()
    {
        using var record = await SmallRecord.CreateAsync();
        record.Tamper("UPDATE sign_off SET signer = 'Eve'");

        var said = await GuideBlocks.RunAsync(record.Path, Cancellation);

        Assert.Contains("scope|Ada|", said[4], StringComparison.Ordinal);
        Assert.Contains(record.SignedRoot, said[4], StringComparison.Ordinal);
    }
}
