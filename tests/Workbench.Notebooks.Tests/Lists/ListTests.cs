using System.Text;
using System.Text.Json;
using Workbench.Notebooks.Lists;

namespace Workbench.Notebooks.Tests.Lists;

public sealed class ListTests
{
    private static readonly CsvColumn<string[]>[] Columns = [new("=Key", row => row[0]), new("Text", row => row[1])];

    [Fact]
    public async Task CsvRead_WrittenRows_AreTheOriginals()
    {
        var cancel = TestContext.Current.CancellationToken;
        var random = new Random(17);
        const string alphabet = "='+-@\t\r\n\",; aé日";
        string[][] rows =
        [
            .. Enumerable
                .Range(0, 2_000)
                .Select(number =>
                    new[]
                    {
                        $"k{number}",
                        new string([.. Enumerable.Range(0, random.Next(8)).Select(_ => alphabet[random.Next(alphabet.Length)])]),
                    }
                ),
        ];
        using var stream = new MemoryStream();

        var count = await CsvList.WriteAsync(stream, Columns, rows.ToAsyncEnumerable(), cancel);
        stream.Position = 0;
        var read = await CsvList.ReadAsync(stream, cancel).ToListAsync(cancel);

        Assert.Equal(2_000, count);
        Assert.Equal(["=Key", "Text"], read[0]);
        Assert.Equal(rows, read.Skip(1).Select(row => row.ToArray()));
    }

    [Fact]
    public async Task CsvWrite_ActiveCell_IsNeutralBehindAByteOrderMark()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var stream = new MemoryStream();

        await CsvList.WriteAsync(stream, Columns, new[] { new[] { "a", "=cmd|' /C calc'!A0" } }.ToAsyncEnumerable(), cancel);

        Assert.Equal([0xEF, 0xBB, 0xBF], stream.ToArray()[..3]);
        Assert.Equal("'=Key,Text\r\na,'=cmd|' /C calc'!A0\r\n", Encoding.UTF8.GetString(stream.ToArray()[3..]));
    }

    [Fact]
    public async Task CsvRead_OpenQuote_NamesTheRow()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var stream = new MemoryStream("a,b\r\n1,\"never closed"u8.ToArray());

        var error = await Assert.ThrowsAsync<FormatException>(async () => await CsvList.ReadAsync(stream, cancel).ToListAsync(cancel));

        Assert.StartsWith("Row 2 ", error.Message);
    }

    /// <summary>A quote that is opened and closed only after gigabytes is one row; it must not be held to find that out.</summary>
    [Fact]
    public async Task CsvRead_RowOfMoreThanSixteenMebibytes_IsRefused()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes($"a,b\r\n1,\"{new string('x', 17 << 20)}\"\r\n"));

        var error = await Assert.ThrowsAsync<FormatException>(async () => await CsvList.ReadAsync(stream, cancel).ToListAsync(cancel));

        Assert.StartsWith("Row 2 ", error.Message);
    }

    [Fact]
    public async Task JsonLinesWrite_ActiveText_StaysVerbatim()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var stream = new MemoryStream();

        var count = await JsonLinesList.WriteAsync(
            stream,
            new[] { new { Key = "a", Text = "=1\n2" }, new { Key = "b", Text = "é" } }.ToAsyncEnumerable(),
            cancel
        );

        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, count);
        Assert.Equal(["=1\n2", "é"], lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()));
    }
}
