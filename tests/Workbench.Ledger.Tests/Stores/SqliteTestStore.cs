using Microsoft.Data.Sqlite;
using Workbench.Ledger.Reading;
using Workbench.Ledger.Verification;

namespace Workbench.Ledger.Tests.Stores;

/// <summary>A ledger file in a folder of its own.</summary>
internal sealed class SqliteTestStore : TestStore
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("ledger-tests-").FullName;

    public string FilePath => Path.Combine(Folder, "ledger.db");

    public override LedgerPlace LedgerPlace => LedgerPlace.File(FilePath);

    public override async Task<ILedger> OpenAsync() => await SqliteLedger.OpenAsync(FilePath, new FixedClock(), TestContext.Current.CancellationToken);

    public override LedgerReader OpenReader() => SqliteLedger.OpenReader(FilePath);

    public override long Transactions(ILedger ledger) => ((SqliteLedger)ledger).Transactions;

    public override VerificationReport Verify(string? root = null) => LedgerVerification.Verify(FilePath, root);

    public override void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
