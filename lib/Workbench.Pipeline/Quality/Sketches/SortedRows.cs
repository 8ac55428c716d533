namespace Workbench.Pipeline.Quality.Sketches;

/// <summary>
/// Brings rows with equal keys together, however many there are: what does not fit into memory lies sorted in files that vanish when they
/// are closed, and is merged. Rows of one key keep the order in which they were added.
/// </summary>
/// <param name="directory">Where the files may lie; it is created when the first is needed.</param>
/// <param name="capacity">Rows held in memory. 20,000 by default.</param>
internal sealed class SortedRows(string directory, int capacity = 20_000) : IDisposable
{
    private const int MaxFiles = 32;
    private const int BufferBytes = 64 * 1024;

    private readonly List<SortedRow> rows = [];
    private readonly List<FileStream> files = [];
    private long order;

    /// <summary>Files that lie there now.</summary>
    public int Files => files.Count;

    /// <summary>Rows in memory now.</summary>
    public int Held => rows.Count;

    public void Add(ulong key, string text)
    {
        rows.Add(new SortedRow(key, order++, text));
        if (rows.Count == capacity)
        {
            Spill();
        }
    }

    /// <summary>All rows by key, then in the order of adding. Nothing may be added any more.</summary>
    public IEnumerable<SortedRow> InOrder()
    {
        rows.Sort();
        return files.Count == 0 ? rows : Merged([.. files.Select(Read), rows]);
    }

    public void Dispose() => Close();

    private void Spill()
    {
        rows.Sort();
        files.Add(Write(rows));
        rows.Clear();
        if (files.Count == MaxFiles)
        {
            var merged = Write(Merged([.. files.Select(Read)]));
            Close();
            files.Add(merged);
        }
    }

    private FileStream Write(IEnumerable<SortedRow> sorted)
    {
        Directory.CreateDirectory(directory);
        var file = new FileStream(
            Path.Combine(directory, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose);
        using var writer = new BinaryWriter(file, System.Text.Encoding.Unicode, leaveOpen: true);
        foreach (var row in sorted)
        {
            writer.Write(row.Key);
            writer.Write(row.Order);
            writer.Write(row.Text);
        }

        return file;
    }

    private static IEnumerable<SortedRow> Read(FileStream file)
    {
        file.Position = 0;
        using var reader = new BinaryReader(file, System.Text.Encoding.Unicode, leaveOpen: true);
        while (file.Position < file.Length)
        {
            yield return new SortedRow(reader.ReadUInt64(), reader.ReadInt64(), reader.ReadString());
        }
    }

    private static IEnumerable<SortedRow> Merged(IReadOnlyList<IEnumerable<SortedRow>> parts)
    {
        var next = new PriorityQueue<IEnumerator<SortedRow>, SortedRow>();
        foreach (var part in parts.Select(part => part.GetEnumerator()).Where(part => part.MoveNext()))
        {
            next.Enqueue(part, part.Current);
        }

        while (next.TryDequeue(out var part, out var row))
        {
            yield return row;
            if (part.MoveNext())
            {
                next.Enqueue(part, part.Current);
            }
        }
    }

    private void Close()
    {
        files.ForEach(file => file.Dispose());
        files.Clear();
    }
}

/// <summary>A text under a key.</summary>
internal readonly record struct SortedRow(ulong Key, long Order, string Text) : IComparable<SortedRow>
{
    public int CompareTo(SortedRow other) => Key != other.Key ? Key.CompareTo(other.Key) : Order.CompareTo(other.Order);
}
