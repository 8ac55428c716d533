using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Commits;
using Workbench.Ledger.Rows;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Reading;

/// <summary>Reads a ledger, whoever writes it. Its connections are read-only and lent for one page each.</summary>
public sealed partial class LedgerReader : ILedgerReader, IDisposable
{
    private readonly ILedgerStore store;
    private readonly SessionPool pool;

    internal LedgerReader(ILedgerStore store)
    {
        this.store = store;
        pool = new SessionPool(store);
    }

    public IReadOnlyList<StateCount> Counts() => pool.List(
        "SELECT object, kind, state, reason, count(*) FROM entry GROUP BY object, kind, state, reason ORDER BY object, kind, state, reason NULLS FIRST",
        row => new StateCount(row.GetString(0), row.Kind(1), row.Word<EntryState>(2), row.TextOrNull(3), row.GetInt64(4)));

    public long Records() => (long)pool.Scalar("SELECT count(*) FROM entry")!;

    public IReadOnlyList<ProvisionRow> Provisions() => pool.List(
        "SELECT name, label, state, type, id, container, body, detail FROM provision ORDER BY name",
        row => new ProvisionRow(
            row.GetString(0), row.GetString(1), row.Word<ProvisionState>(2), row.TwinOrNull(3), row.GetString(6), row.TextOrNull(7)));

    public string? Document(string name) =>
        pool.Scalar("SELECT json FROM document WHERE name = $1 ORDER BY number DESC LIMIT 1", name) as string;

    public IReadOnlyList<SignOffRow> SignOffs() => pool.List(
        "SELECT gate, signer, is_demo, comment, binding, at, root_hash FROM sign_off ORDER BY number",
        row => new SignOffRow(
            row.GetString(0), row.GetString(1), row.Flag(2), row.GetString(3),
            JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(4), CanonicalJson.Options)!, row.Time(5), row.GetString(6)));

    public IReadOnlyList<ManualStepRow> ManualSteps() => pool.List(
        "SELECT name, half, state, proof, person, detail, at FROM manual_step ORDER BY name, half",
        row => new ManualStepRow(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.Time(6)));

    public IEnumerable<EventRow> Events(RecordKey? key = null, long after = 0) => pool.Pages(
        $"""
        SELECT number, at, change, key, data, hash FROM event WHERE {(key is null ? "$1 IS NULL" : "key = $1")} AND number > $2
        ORDER BY number LIMIT $3
        """,
        [key?.ToString()], [after], RowShapes.Event, row => [row.GetInt64(0)]);

    public long LastScan() => pool.Scalar("SELECT value FROM meta WHERE name = 'last_scan'") as long? ?? 0;

    public string RootHash() => pool.Scalar("SELECT hash FROM event ORDER BY number DESC LIMIT 1") as string ?? EventHash.Start;

    public (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows) Query(string sql, int maxRows = 10_000) =>
        store.Query(sql, maxRows);

    public void Dispose()
    {
        pool.Dispose();
        store.Dispose();
    }
}
