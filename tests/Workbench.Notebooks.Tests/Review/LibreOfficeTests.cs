using Workbench.Notebooks.Lists;
using Workbench.Notebooks.Review;

namespace Workbench.Notebooks.Tests.Review;

/// <summary>The review goes through a real spreadsheet and comes back as it was.</summary>
public sealed class LibreOfficeTests : IDisposable
{
    private const string Csv = "Text - txt - csv (StarCalc)";

    /// <summary>Comma, quote, UTF-8, from line 1, English, no quoted text as text, and every number and date that can be guessed is guessed.</summary>
    private const string Guessing = $"{Csv}:44,34,76,1,,1033,false,true";

    /// <summary>As above in German, where 1,5 and 1.5. and 5. Mär are numbers and dates.</summary>
    private const string GuessingInGerman = $"{Csv}:44,34,76,1,,1031,false,true";

    private readonly ReviewCase review = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Ways => new()
    {
        { "xlsx", Guessing, $"csv:{Csv}:44,34,76,1" },
        { "ods", Guessing, $"csv:{Csv}:44,34,76,1" },
        { "xlsx", GuessingInGerman, $"csv:{Csv}:59,34,76,1" },
        { "ods", "", "csv" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Read_ThroughASpreadsheetAndBack_AsksForNothing(string sheet, string readAs, string writeAs)
    {
        var program = LibreOffice.Require();
        var rows = await review.WriteAsync(Cancellation);
        var folder = Directory.CreateDirectory(Path.Combine(review.Folder, "out")).FullName;
        var spreadsheet = await LibreOffice.ConvertAsync(program, review.Path, sheet, readAs.Length == 0 ? null : readAs, folder, Cancellation);

        var back = await LibreOffice.ConvertAsync(program, spreadsheet, writeAs, null, folder, Cancellation);

        var reading = ReviewCase.Read(back, Cancellation);
        Assert.Empty(reading.Edits);
        Assert.Equal(0, reading.Unnamed);
        Assert.Equal(rows + 1, Texts(back).Count);
        Assert.Equal(Texts(review.Path), Texts(back));
    }

    /// <summary>Every text of the file as a person means it; the two columns of numbers are written as the country writes numbers.</summary>
    private static List<string> Texts(string path)
    {
        using var table = TableReader.Open(path, 100);
        var columns = Enumerable.Range(0, table.Headers.Count).Where(column => table.Headers[column] is not (ReviewColumn.Score or ReviewColumn.Filled)).ToList();
        var rows = new List<string> { string.Join(" | ", columns.Select(column => table.Headers[column])) };
        while (table.Read())
        {
            rows.Add(string.Join(" | ", columns.Select(column => LiteralText.Restore(table.Text(column)).ReplaceLineEndings("\n"))));
        }

        return rows;
    }

    public void Dispose() => review.Dispose();
}
