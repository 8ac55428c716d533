using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Tests.Stores;
using static Workbench.Ledger.Tests.TemporaryLedger;

namespace Workbench.Ledger.Tests.Reading;

/// <summary>Promises are read by what they share with those of the record before, and are what was composed whatever stands in them.</summary>
public abstract class PromiseReaderContract(StoreKind kind) : LedgerContract(kind)
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

    [Fact]
    public async Task IsExpected_AnyText_IsTrueForThePromisedOneOnly()
    {
        await using var test = await CreateAsync();
        string[] texts = [.. Values, "ada", "Ad", "Adaa", "Zoe \U0001F680", "Zoe\u0308 \U0001F680", "\ud83d", "\ufffd", new string('x', 2_999) + "y"];
        var keys = texts.Select((_, index) => $"ivinex/contact/{index:D2}").ToList();
        await test.CommitAsync([.. keys.Select(key => Extracted(key)), .. keys.Select((key, index) => (LedgerChange)(Composed(key) with { Promises = [Promised("name", texts[index])] }))]);

        foreach (var (row, index) in test.Read.PromisesByContainer().Select((row, index) => (row, index)))
        {
            // A lone half of a character cannot be stored: it is no text that a destination could show.
            var same = texts.Where(text => row.Promises.IsExpected(0, text));
            Assert.Equal(texts[index] == "\ud83d" ? ["\ufffd"] : [texts[index]], same);
        }
    }

    [Fact]
    public async Task FieldOf_SeveralPromisesAboutOneField_HaveItsNumber()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(
            Extracted("ivinex/contact/1"), Composed("ivinex/contact/1") with { Promises = [Promised("name", "a"), Promised("time", "b"), Promised("name", "c"), Promised("end", "d")] });

        var promises = Assert.Single(test.Read.PromisesByContainer()).Promises;

        Assert.Equal([0, 1, 0, 2], Enumerable.Range(0, promises.Count).Select(promises.FieldOf));
    }

    private static Promise Promised(string field, string value) =>
        new(field, "contact", field, FieldType.LongText, value, PromiseCheck.Lines, VerdictClass.EqualAfterTransform, "copy");
}

public sealed class PromiseReaderOnSqliteTests() : PromiseReaderContract(StoreKind.Sqlite);

public sealed class PromiseReaderOnPostgresTests() : PromiseReaderContract(StoreKind.Postgres);
