using System.Text;
using CsvHelper;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Notebooks.Review;

namespace Workbench.Notebooks.Tests.Review;

public sealed class ReviewFileTests : IDisposable
{
    private readonly ReviewCase review = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WriteAsync_Plan_IsOneRowPerFieldForExcel()
    {
        var rows = await review.WriteAsync(Cancellation);

        var bytes = await File.ReadAllBytesAsync(review.Path, Cancellation);
        Assert.Equal(ReviewCase.Plan.Objects.Sum(found => found.Fields.Count), rows);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal("object,object label,source field,label,type,filled records,destination field,transform,settings,score,why,next best,decision,as written\r\n",
            Encoding.UTF8.GetString(bytes[3..])[..(Encoding.UTF8.GetString(bytes[3..]).IndexOf('\n', StringComparison.Ordinal) + 1)]);
        Assert.Equal(["[1E5]", "'TRUE", "[00123]", "'=1", "Text", "7", "", "skip", "{\"reason\":\"not-chosen\"}", "1", "", "''subject' 0.41", ""], (await CellsAsync())[^1][..^1]);
        Assert.Equal([review.Path], Directory.GetFiles(review.Folder));
    }

    [Fact]
    public async Task Read_UntouchedFile_AsksForNothing()
    {
        await review.WriteAsync(Cancellation);

        Nothing();
        Assert.False(ReviewFile.IsTouched(review.Path, Cancellation));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task Read_OtherSeparator_AsksForNothing(char separator)
    {
        await RewriteAsync(separator, rows => rows);
        Nothing();
    }

    [Fact]
    public async Task Read_Utf16_AsksForNothing()
    {
        await review.WriteAsync(Cancellation);
        await File.WriteAllTextAsync(review.Path, await File.ReadAllTextAsync(review.Path, Cancellation), Encoding.Unicode, Cancellation);
        Nothing();
    }

    [Fact]
    public async Task Read_WesternEncoding_IsReadAsText()
    {
        await RewriteAsync(';', rows => Only(rows, "naïve", "€ 5"), CodePagesEncodingProvider.Instance.GetEncoding(1252)!);
        Nothing();
    }

    [Fact]
    public async Task Read_ColumnsAndRowsInOtherOrderWithMoreOfBoth_AsksForNothing()
    {
        await RewriteAsync(',', rows => [.. rows.Take(1).Concat(rows.Skip(1).Reverse()).Select(row => (string[])[.. row.Reverse(), row == rows[0] ? "mine" : "x", ""]), [.. rows[0].Select(_ => "")]]);
        Nothing();
    }

    [Fact]
    public async Task Read_OtherLineEndsAndDroppedApostrophes_AsksForNothing()
    {
        await RewriteAsync(',', rows => [.. rows.Select(row => row.Select(cell => cell.StartsWith('\'') && !cell.StartsWith("''", StringComparison.Ordinal) && cell != "'quoted'" ? cell[1..] : cell.Replace("\n", "\r\n", StringComparison.Ordinal)).ToArray())]);
        Nothing();
    }

    [Fact]
    public async Task Read_ChangedCells_AreEdits()
    {
        await ChangeAsync("state", row => row["destination field"] = " other ");
        var edit = Assert.Single(Read().Edits).Edit;
        Assert.Equal(("00123", "state", "other", "Ada"), (edit.SourceObject, edit.SourceField, edit.Destination, edit.By));
        Assert.IsType<Transform.MapValues>(edit.Transform);
        Assert.True(ReviewFile.IsTouched(review.Path, Cancellation));

        await ChangeAsync("state", row => (row["transform"], row["settings"]) = ("truncate", "{\"maxCharacters\": 5}"));
        Assert.Equal(new Transform.Truncate(5), Assert.Single(Read().Edits).Edit.Transform);

        await ChangeAsync("state", row => (row["transform"], row["settings"]) = ("skip", ""));
        Assert.Equal((null, new Transform.Skip("not-chosen")), (Read().Edits[0].Edit.Destination, Read().Edits[0].Edit.Transform));
    }

    [Fact]
    public async Task Read_WordsOfDecision_AreRemarks()
    {
        await ChangeAsync("state", row => row["decision"] = "ask Ben");

        var reading = Read();

        Assert.Empty(reading.Edits);
        Assert.Equal("ask Ben", Assert.Single(reading.Remarks).Decision);
        Assert.True(ReviewFile.IsTouched(review.Path, Cancellation));
    }

    [Fact]
    public async Task Read_RowsRemoved_StayAsTheyAreAndAreCounted()
    {
        await RewriteAsync(',', rows => [.. rows.Take(3)]);

        Assert.Equal(ReviewCase.Plan.Objects.Sum(found => found.Fields.Count) - 2, Read().Unnamed);
    }

    [Theory]
    [InlineData("transform", "truncat", "nearest: 'truncate'", 8)]
    [InlineData("settings", "{oops", "settings of 'map-values'", 9)]
    [InlineData("object", "00123", "is no key", 1)]
    [InlineData("object", "[1]", "no object '1'", 1)]
    [InlineData("source field", "[stat]", "no field 'stat'", 3)]
    [InlineData("as written", "", "must stay as it was", 14)]
    public async Task Read_WrongCell_NamesFileLineAndColumn(string column, string cell, string words, int place)
    {
        await ChangeAsync("state", row => row[column] = cell);

        var error = Assert.Throws<PlanException>(Read);

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Matches($@"mapping-review\.csv, line \d+, column {place}: ", error.Message);
        Assert.Contains("Nothing was applied", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_RowChangedInThePlanToo_IsRefused()
    {
        await ChangeAsync("state", row => (row["destination field"], row["as written"]) = ("other", "[00000000]"));

        Assert.Matches("column 7: the row was changed here, and in the plan since", Assert.Throws<PlanException>(Read).Message);
    }

    [Fact]
    public async Task Read_RowChangedInThePlanAlone_KeepsThePlan()
    {
        var old = new ReviewCells("old", "copy", "");
        await ChangeAsync("state", row => (row["destination field"], row["transform"], row["settings"], row["as written"]) = ("old", "copy", "", old.Mark("00123", "state")));

        Nothing();
    }

    [Fact]
    public async Task Read_CellsOfAnotherRowPasted_AreNotTakenForUntouched()
    {
        await RewriteAsync(',', rows => [rows[0], rows[1], [.. rows[2][..6], .. rows[1][6..]]]);

        Assert.Contains("line 3, column 7", Assert.Throws<PlanException>(Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_DoubledRow_NamesBothLines()
    {
        await RewriteAsync(',', rows => [.. rows, rows[1]]);

        Assert.Contains("stands in line 2 already", Assert.Throws<PlanException>(Read).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("transform")]
    [InlineData("as written")]
    public async Task Read_MissingColumn_IsNamed(string column)
    {
        await RewriteAsync(',', rows => [.. rows.Select(row => row.Where((_, index) => rows[0][index] != column).ToArray())]);

        Assert.Contains($"'{column}' is missing", Assert.Throws<PlanException>(Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_DoubledColumn_IsNamed()
    {
        await RewriteAsync(',', rows => [.. rows.Select(row => row.Append(row[7]).ToArray())]);

        Assert.Contains("stands in column 8 already", Assert.Throws<PlanException>(Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FileOfMoreBytesThanAnyReview_IsNotRead()
    {
        using (var large = File.OpenWrite(review.Path))
        {
            large.SetLength((64 << 20) + 1);
        }

        Assert.Contains("larger than 64 MB and was not read", Assert.Throws<PlanException>(Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_MoreColumnsThanAnySpreadsheetWrites_IsRefused()
    {
        await RewriteAsync(',', rows => [.. rows.Select(row => row.Concat(Enumerable.Range(row.Length, 1001 - row.Length).Select(column => $"{column}")).ToArray())]);

        Assert.Contains("more than 1000 columns", Assert.Throws<PlanException>(Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_CellOfMoreThanSixteenMebibytes_IsRefused()
    {
        await RewriteAsync(',', rows => [rows[0], [.. rows[1].Select(_ => new string('x', 3 << 20))]]);

        Assert.Contains("does not end within 16 MiB", Assert.Throws<PlanException>(Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoFile_SaysSo() => Assert.Contains("no such file", Assert.Throws<PlanException>(Read).Message, StringComparison.Ordinal);

    public void Dispose() => review.Dispose();

    private ReviewReading Read() => ReviewCase.Read(review.Path, Cancellation);

    private void Nothing()
    {
        var reading = Read();
        Assert.Empty(reading.Edits);
        Assert.Empty(reading.Remarks);
    }

    private static string[][] Only(string[][] rows, params string[] fields) => [.. rows.Where((row, index) => index == 0 || fields.Contains(row[2].Trim('[', ']')))];

    private Task ChangeAsync(string field, Action<Dictionary<string, string>> change) => RewriteAsync(',', rows =>
    [
        rows[0],
        .. rows.Skip(1).Select(row =>
        {
            var cells = rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second);
            if (row[2] == $"[{field}]")
            {
                change(cells);
            }

            return rows[0].Select(name => cells[name]).ToArray();
        }),
    ]);

    private async Task<string[][]> CellsAsync()
    {
        await using var csv = CsvReader.FromFile(review.Path, new CsvReaderOptions { HasHeader = false });
        var rows = new List<string[]>();
        while (await csv.ReadAsync(Cancellation))
        {
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        }

        return [.. rows];
    }

    private async Task RewriteAsync(char separator, Func<string[][], string[][]> change, Encoding? encoding = null)
    {
        await review.WriteAsync(Cancellation);
        var rows = change(await CellsAsync());
        await using var text = new StreamWriter(review.Path, append: false, encoding ?? new UTF8Encoding(true));
        foreach (var row in rows)
        {
            await text.WriteAsync(string.Join(separator, row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n");
        }
    }
}
