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
    public static LedgerPlace File(string path) => new InFile(Path.GetFullPath(path));

    public static LedgerPlace Postgres(PostgresPlace place) => new OnPostgres(place);

    /// <summary>Opens the ledger for writing; makes it where there is none.</summary>
    /// <param name="writer">Who writes; a file needs only the process.</param>
    /// <exception cref="LedgerException">Somebody else writes it, a newer workbench wrote it, or it cannot be reached.</exception>
    public abstract Task<ILedger> OpenAsync(PostgresWriter writer, TimeProvider clock, CancellationToken cancellation);

    /// <summary>Opens a ledger that may be written by another process at the same time.</summary>
    /// <exception cref="LedgerException">There is none.</exception>
    public abstract LedgerReader OpenReader();

    /// <summary>Checks the ledger; see <see cref="LedgerVerification"/>.</summary>
    public abstract VerificationReport Verify(string? expectedRoot = null);

    /// <summary>The rows as they are stored, for a copy.</summary>
    internal abstract StoredRows RowsOf(ILedger open);

    private sealed class InFile(string path) : LedgerPlace
    {
        public override string Name => path;

        public override async Task<ILedger> OpenAsync(PostgresWriter writer, TimeProvider clock, CancellationToken cancellation) =>
            await SqliteLedger.OpenAsync(path, clock, cancellation);

        public override LedgerReader OpenReader() => SqliteLedger.OpenReader(path);

        public override VerificationReport Verify(string? expectedRoot = null) => LedgerVerification.Verify(path, expectedRoot);

        internal override StoredRows RowsOf(ILedger open) => new(((SqliteLedger)open).Session, BodyFiles.Beside(path));
    }

    private sealed class OnPostgres(PostgresPlace place) : LedgerPlace
    {
        public override string Name => place.Name;

        public override async Task<ILedger> OpenAsync(PostgresWriter writer, TimeProvider clock, CancellationToken cancellation) =>
            await PostgresLedger.OpenAsync(place, writer, clock, cancellation);

        public override LedgerReader OpenReader() => PostgresLedger.OpenReader(place);

        public override VerificationReport Verify(string? expectedRoot = null) => LedgerVerification.Verify(place, expectedRoot);

        internal override StoredRows RowsOf(ILedger open) => new(((PostgresLedger)open).Session, new BodyFiles(null));
    }
}
