using System.Globalization;
using Workbench.Pipeline.Quality.Sketches;

namespace Workbench.Pipeline.Tests.Quality.Sketches;

public sealed class SortedRowsTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("sorted-rows-");

    private string Scratch => Path.Combine(root.FullName, "scratch");

    [Fact]
    public void InOrder_FewRows_NeverTouchTheDisk()
    {
        using var rows = new SortedRows(Scratch);
        rows.Add(2, "b");
        rows.Add(1, "a");
        rows.Add(2, "a");

        Assert.Equal([(1UL, "a"), (2UL, "b"), (2UL, "a")], rows.InOrder().Select(row => (row.Key, row.Text)));
        Assert.False(Directory.Exists(Scratch));
    }

    [Fact]
    public void InOrder_AHundredThousandRows_StayInBoundedMemoryAndFiles()
    {
        const int capacity = 500;
        var random = new Random(7);
        using var rows = new SortedRows(Scratch, capacity);
        var sum = 0L;
        for (var row = 0; row < 100_000; row++)
        {
            var key = random.Next(1_000);
            sum += key;
            rows.Add((ulong)key, $"{row} ü🙂");
            Assert.InRange(rows.Held, 0, capacity);
            Assert.InRange(rows.Files, 0, 32);
        }

        var (count, found, last) = (0L, 0L, default(SortedRow));
        foreach (var row in rows.InOrder())
        {
            Assert.True(last.CompareTo(row) <= 0);
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{row.Order} ü🙂"), row.Text);
            (count, found, last) = (count + 1, found + (long)row.Key, row);
        }

        Assert.Equal((100_000, sum), (count, found));
    }

    [Fact]
    public void Dispose_SpilledRows_LeavesNoFile()
    {
        using (var rows = new SortedRows(Scratch, capacity: 2))
        {
            rows.Add(1, "private");
            rows.Add(2, "private");
            Assert.Single(Directory.GetFiles(Scratch));
        }

        Assert.Empty(Directory.GetFiles(Scratch));
    }

    public void Dispose() => root.Delete(recursive: true);
}
