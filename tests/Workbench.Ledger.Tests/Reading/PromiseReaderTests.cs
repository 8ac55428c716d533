using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Ledger.Changes;
using static Workbench.Ledger.Tests.TemporaryLedger;

namespace Workbench.Ledger.Tests.Reading;

/// <summary>Promises are read by what they share with those of the record before, and are what was composed whatever stands in them.</summary>
public sealed class PromiseReaderTests
{
    private static readonly string[] Values =
    [
        "", "Ada", "Zo\u00eb \U0001F680", "a \"quoted\" word", "back\\slash", "\\\"", "two\nlines", "}],[{", "\u0001", "ends with \\", new string('x', 3_000), new string('"', 2_000),
    ];

    [Fact]
    public async Task PromisesByContainer_AnyValues_AreAsComposed()
    {
        await using var test = await CreateAsync();
        var composed = new Dictionary<string, Promise[]>();
        foreach (var (value, index) in Values.Select((value, index) => (value, index)))
        {
            composed[$"ivinex/contact/{index:D2}"] = [Promised("name", value), Promised("note", Values[(index + 1) % Values.Length])];
            composed[$"ivinex/ticket/{index:D2}"] = [Promised("title", value), Promised("kept", value) with { TwinType = null, Destination = null, Reason = "x" }, Promised("end", "")];
        }

        composed["ivinex/ticket/90"] = [];
        composed["ivinex/ticket/91"] = [Promised("title", "one only")];
        await test.CommitAsync([.. composed.Keys.Select(key => Extracted(key)), .. composed.Select(row => Composed(row.Key) with { Promises = row.Value })]);

        var rows = test.Read.PromisesByContainer().ToList();

        Assert.Equal(composed.Count, rows.Count);
        Assert.All(rows, row => Assert.Equal(composed[row.Key.ToString()], row.Promises));
    }

    [Fact]
    public async Task PromisesByContainer_MoreShapesThanAreRemembered_AreAsComposed()
    {
        await using var test = await CreateAsync();
        var keys = Enumerable.Range(0, 120).Select(number => $"ivinex/contact/{number:D3}").ToList();
        await test.CommitAsync(
            [.. keys.Select(key => Extracted(key)), .. keys.Select((key, index) => (LedgerChange)(Composed(key) with { Promises = [Promised($"field_{index % 60}", key)] }))]);

        Assert.All(test.Read.PromisesByContainer(), row => Assert.Equal(row.Key.ToString(), Assert.Single(row.Promises).Expected));
    }

    private static Promise Promised(string field, string value) =>
        new(field, "contact", field, FieldType.LongText, value, PromiseCheck.Lines, VerdictClass.EqualAfterTransform, "copy");
}
