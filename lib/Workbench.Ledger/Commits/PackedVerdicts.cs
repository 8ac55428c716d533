using System.Globalization;
using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Core.Verifying;

namespace Workbench.Ledger.Commits;

/// <summary>
/// The verdicts of a record in two texts: its shape (field, class and reason of each, shared by most records of an object) and, only where
/// there is something to read, the expected and found values by position.
/// </summary>
internal sealed record PackedVerdicts(string Shape, string? Detail, int Classes)
{
    public static PackedVerdicts Of(IReadOnlyList<Verdict> verdicts)
    {
        var shape = verdicts.Select(verdict => new[] { verdict.Field, verdict.Class.ToString(), verdict.Reason });
        var detail = verdicts
            .Select((verdict, index) => (Position: index.ToString(CultureInfo.InvariantCulture), Values: new[] { verdict.Expected, verdict.Found }))
            .Where(row => row.Values is not [null, null])
            .ToDictionary(row => row.Position, row => row.Values);
        return new PackedVerdicts(
            CanonicalJson.Write(shape),
            detail.Count == 0 ? null : CanonicalJson.Write(detail),
            Mask(verdicts.Select(verdict => verdict.Class)));
    }

    /// <summary>One bit per class that occurs.</summary>
    public static int Mask(IEnumerable<VerdictClass> classes) => classes.Aggregate(0, (mask, found) => mask | (1 << (int)found));

    /// <summary>What the event of the verdicts pins.</summary>
    public static string HashOf(IReadOnlyList<Verdict> verdicts) => Of(verdicts).Hash();

    public string Hash() => Sha256Hex.Of($"{Shape}|{Detail}");

    public static IReadOnlyList<(string Field, VerdictClass Class, string? Reason)> ReadShape(string shape) =>
        [.. JsonSerializer.Deserialize<string?[][]>(shape)!.Select(row => (row[0]!, Enum.Parse<VerdictClass>(row[1]!), row[2]))];

    public IReadOnlyList<Verdict> Unpack(RecordKey key)
    {
        var details = Detail is null ? [] : JsonSerializer.Deserialize<Dictionary<int, string?[]>>(Detail)!;
        return
        [
            .. ReadShape(Shape).Select((row, index) => details.TryGetValue(index, out var values)
                ? new Verdict(key, row.Field, row.Class, row.Reason, values[0], values[1])
                : new Verdict(key, row.Field, row.Class, row.Reason)),
        ];
    }
}
