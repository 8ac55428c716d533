using System.Globalization;
using System.Text;
using System.Text.Json;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Benchmarks.Reconciliation;

/// <summary>
/// Records with 20 fields that were loaded, and what the destination would show of each: one JSON object per record in a file of equal rows,
/// so that a read is one seek. One in 10,000 differs in one character.
/// </summary>
internal static class StagedAccount
{
    public const int RowBytes = 2_048;
    public const string ReadBacks = "read-backs.jsonl";
    private const int Fields = 20;
    private const int RecordsPerDefect = 10_000;
    private const int BatchRecords = 1_000;
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly FieldType[] Types =
    [
        FieldType.Text, FieldType.LongText, FieldType.Number, FieldType.Instant, FieldType.Date, FieldType.Boolean, FieldType.Choice, FieldType.Email,
        FieldType.Phone, FieldType.Text,
    ];

    /// <summary>The fields as the destination names them.</summary>
    public static IReadOnlyList<string> FieldNames { get; } = [.. Enumerable.Range(0, Fields).Select(field => $"mig_c_field_{field}")];

    public static long Defects(long records) => records / RecordsPerDefect;

    public static async Task WriteAsync(string folder, int records, CancellationToken cancellation)
    {
        await using var ledger = await SqliteLedger.OpenAsync(Path.Combine(folder, "ledger.db"), TimeProvider.System, cancellation);
        await using var shown = File.Create(Path.Combine(folder, ReadBacks));
        var committed = Task.CompletedTask;
        for (var first = 0; first < records; first += BatchRecords)
        {
            // The next records are made while the ledger keeps these.
            var batch = new List<LedgerChange>(BatchRecords * 5);
            for (var number = first; number < Math.Min(first + BatchRecords, records); number++)
            {
                var values = Enumerable.Range(0, Fields).Select(field => Value(number, field)).ToList();
                batch.AddRange(Loaded(number, values));
                await shown.WriteAsync(Row(values, isDefect: number % RecordsPerDefect == RecordsPerDefect - 1), cancellation);
            }

            await committed;
            committed = ledger.CommitAsync(batch, cancellation).AsTask();
        }

        await committed;
    }

    private static IEnumerable<LedgerChange> Loaded(int number, List<string> values)
    {
        var key = new RecordKey("ivinex", Kind.Contact, number.ToString("D8", CultureInfo.InvariantCulture));
        var promises = values.Select((value, field) =>
            new Promise($"field_{field}", "contact", FieldNames[field], Types[field % Types.Length], value, PromiseCheck.Equals, Class(field), Reason(field))).ToList();
        var body = JsonSerializer.SerializeToElement(new { number });
        return
        [
            new LedgerChange.RecordExtracted(new SourceRecord(key, "contact", Encoding.UTF8.GetBytes($"{{\"id\":{number}}}"), Start), 1, Start, "", ""),
            new LedgerChange.RecordComposed(key, EntryState.Mapped, null, [new Write("create", "contact.create", 1, body) { Creates = "contact" }], promises, []),
            new LedgerChange.WriteIntended(key, "create", 1, "", IsUpdate: false),
            new LedgerChange.WriteEnded(
                key, "create", WriteState.Done, new TwinRef("contact", number.ToString(CultureInfo.InvariantCulture)), TwinOrigin.Created, null, null),
            new LedgerChange.EntryMoved(key, EntryState.Loaded, null),
        ];
    }

    private static VerdictClass Class(int field) => field % 3 == 0 ? VerdictClass.EqualAfterTransform : VerdictClass.Equal;

    private static string? Reason(int field) => field % 3 == 0 ? "normalize" : null;

    private static string Value(int number, int field) => Types[field % Types.Length] switch
    {
        FieldType.Text => string.Create(CultureInfo.InvariantCulture, $"Zoë Ångström {number} of field {field}"),
        FieldType.LongText => string.Create(CultureInfo.InvariantCulture, $"First line of {number}\nsecond line, with a café in it\nthird line {field}"),
        FieldType.Number => string.Create(CultureInfo.InvariantCulture, $"{number}.25"),
        FieldType.Instant => Start.AddSeconds(number).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        FieldType.Date => Start.AddDays(number % 700).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldType.Boolean => number % 2 == 0 ? "true" : "false",
        FieldType.Choice => $"Option {number % 12}",
        FieldType.Email => string.Create(CultureInfo.InvariantCulture, $"person{number}@example.com"),
        _ => string.Create(CultureInfo.InvariantCulture, $"+49301{number:D7}"),
    };

    private static byte[] Row(IReadOnlyList<string> values, bool isDefect)
    {
        var fields = values.Select((value, field) => (Name: FieldNames[field], Value: isDefect && field == 0 ? value.Replace('ë', 'e') : value))
            .ToDictionary(field => field.Name, field => field.Value);
        var row = new byte[RowBytes];
        Array.Fill(row, (byte)' ');
        var json = JsonSerializer.SerializeToUtf8Bytes(fields);
        json.CopyTo(row, 0);
        return row;
    }
}
