using Workbench.Core.Errors;
using Workbench.Ledger.Copying;
using Workbench.Ledger.Postgres;
using Workbench.Ledger.Reading;
using Workbench.Ledger.Storage;
using Workbench.Ledger.Verification;

namespace Workbench.Ledger;

/// <summary>Where a ledger is kept: in a file, or in a schema of a PostgreSQL database.</summary>
public abstract class LedgerPlace
{
    private LedgerPlace()
    {
    }

    /// <summary>What a person calls it; never a secret.</summary>
    public abstract string Name { get; }

    /// <param name="path">The ledger file.</param>
    public static LedgerPlace File(string path) => new InFile(Path.GetFullPath(path), isAlone: false);

    /// <summary>A file that is to hold a copy with bodies of any size in it: nothing has to lie beside it.</summary>
    public static LedgerPlace FileAlone(string path) => new InFile(Path.GetFullPath(path), isAlone: true);

    public static LedgerPlace Postgres(PostgresPlace place) => new OnPostgres(place);

    /// <summary>True where there is a ledger.</summary>
    /// <exception cref="LedgerException">The server cannot be reached.</exception>
    public abstract bool Exists();

    /// <summary>Opens the ledger for writing; makes it where there is none.</summary>
    /// <param name="writer">Who writes; a file needs only the process.</param>
    /// <exception cref="LedgerException">Somebody else writes it, a newer workbench wrote it, or it cannot be reached.</exception>
    public abstract Task<ILedger> OpenAsync(PostgresWriter writer, TimeProvider clock, CancellationToken cancellation);

    /// <summary>Opens a ledger that may be written by another process at the same time.</summary>
    /// <exception cref="LedgerException">There is none.</exception>
    public abstract LedgerReader OpenReader();

    /// <summary>Checks the ledger; see <see cref="LedgerVerification"/>.</summary>
    /// <param name="watch">Goes along with the reading; nobody by default.</param>
    public abstract VerificationReport Verify(string? expectedRoot = null, ReadingWatch? watch = null);

    /// <summary>
    /// A hash for each table but the events, and for each view, by type and name, as <see cref="LedgerVerification.Tables"/> finds them in the file or in
    /// a copy. Reads every row; nothing may be committed meanwhile.
    /// </summary>
    /// <param name="open">The ledger, opened at this place.</param>
    /// <param name="watch">Goes along with the reading; nobody by default.</param>
    public abstract IReadOnlyDictionary<string, string> TablesOf(ILedger open, ReadingWatch? watch = null);

    /// <summary>The rows as they are stored, for a copy.</summary>
    internal abstract StoredRows RowsOf(ILedger open);

    /// <summary>Gives back the room of what was deleted, so that nothing of it is left in what is freed.</summary>
    internal abstract Task CompactAsync(PostgresWriter writer, TimeProvider clock, CancellationToken cancellation);

    private sealed class InFile(string path, bool isAlone) : LedgerPlace
    {
        public override string Name => path;

        public override bool Exists() => System.IO.File.Exists(path);

        public override async Task<ILedger> OpenAsync(PostgresWriter writer, TimeProvider clock, CancellationToken cancellation) =>
            await SqliteLedger.OpenAsync(path, clock, cancellation);

        public override LedgerReader OpenReader() => SqliteLedger.OpenReader(path);

        public override VerificationReport Verify(string? expectedRoot = null, ReadingWatch? watch = null) => LedgerVerification.Verify(path, expectedRoot, watch);

        public override IReadOnlyDictionary<string, string> TablesOf(ILedger open, ReadingWatch? watch = null) => TablesHash.Of(((SqliteLedger)open).Session, watch: watch);

        internal override StoredRows RowsOf(ILedger open) => new(((SqliteLedger)open).Session, isAlone ? new BodyFiles(null) : BodyFiles.Beside(path));

        internal override Task CompactAsync(PostgresWriter writer, TimeProvider clock, CancellationToken cancellation)
        {
            using (WriterLock.Take(path, clock))
            using (var session = Connections.OpenWriter(path))
            {
                session.Run("VACUUM");
                session.Scalar("PRAGMA wal_checkpoint(TRUNCATE)");
            }

            foreach (var content in new[] { "bodies", "files" }.Select(name => Path.Combine(Path.GetDirectoryName(path)!, name)).Where(Directory.Exists))
            {
                Directory.Delete(content, recursive: true);
            }

            return Task.CompletedTask;
        }
    }

    private sealed class OnPostgres(PostgresPlace place) : LedgerPlace
    {
        public override string Name => place.Name;

        public override bool Exists() => PostgresLedger.Exists(place);

        public override async Task<ILedger> OpenAsync(PostgresWriter writer, TimeProvider clock, CancellationToken cancellation) =>
            await PostgresLedger.OpenAsync(place, writer, clock, cancellation);

        public override LedgerReader OpenReader() => PostgresLedger.OpenReader(place);

        public override VerificationReport Verify(string? expectedRoot = null, ReadingWatch? watch = null) => LedgerVerification.Verify(place, expectedRoot, watch);

        public override IReadOnlyDictionary<string, string> TablesOf(ILedger open, ReadingWatch? watch = null) => TablesHash.OfServer(((PostgresLedger)open).Session, watch);

        internal override StoredRows RowsOf(ILedger open) => new(((PostgresLedger)open).Session, new BodyFiles(null));

        internal override async Task CompactAsync(PostgresWriter writer, TimeProvider clock, CancellationToken cancellation)
        {
            await using var held = await PostgresLedger.OpenAsync(place, writer, clock, cancellation);
            foreach (var table in StoredRows.Tables)
            {
                cancellation.ThrowIfCancellationRequested();
                held.Session.Script($"VACUUM FULL {table}");
            }
        }
    }
}
