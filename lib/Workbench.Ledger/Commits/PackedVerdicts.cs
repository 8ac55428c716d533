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
internal sealed record PackedVerdicts(string Shape, string? Detail, int Classes, string ShapeSha256, string Sha256)
{
    public static PackedVerdicts Of(VerdictShape shape, IReadOnlyList<Verdict> verdicts)
    {
        if (!verdicts.Any(verdict => verdict.Expected is not null || verdict.Found is not null))
        {
            return shape.WithoutDetail;
        }

        var detail = DetailOf(verdicts);
        return new PackedVerdicts(shape.Text, detail, shape.Classes, shape.Sha256, HashOf(shape.Text, detail));
    }

    /// <summary>What the event of the verdicts pins.</summary>
    public static string HashOf(string shape, string? detail) => Sha256Hex.Of($"{shape}|{detail}");

    private static string DetailOf(IReadOnlyList<Verdict> verdicts) => CanonicalJson.Write(verdicts
        .Select((verdict, index) => (Position: index.ToString(CultureInfo.InvariantCulture), Values: new[] { verdict.Expected, verdict.Found }))
        .Where(row => row.Values is not [null, null])
        .ToDictionary(row => row.Position, row => row.Values));

    /// <summary>One bit per class that occurs.</summary>
    public static int Mask(IEnumerable<VerdictClass> classes) => classes.Aggregate(0, (mask, found) => mask | (1 << (int)found));

    public static IReadOnlyList<(string Field, VerdictClass Class, string? Reason)> ReadShape(string shape) =>
        [.. JsonSerializer.Deserialize<string?[][]>(shape)!.Select(row => (row[0]!, Enum.Parse<VerdictClass>(row[1]!), row[2]))];

    public static IReadOnlyList<Verdict> Unpack(RecordKey key, string shape, string? detail)
    {
        var details = detail is null ? [] : JsonSerializer.Deserialize<Dictionary<int, string?[]>>(detail)!;
        return
        [
            .. ReadShape(shape).Select((row, index) => details.TryGetValue(index, out var values)
                ? new Verdict(key, row.Field, row.Class, row.Reason, values[0], values[1])
                : new Verdict(key, row.Field, row.Class, row.Reason)),
        ];
    }
}
