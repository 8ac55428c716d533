namespace Workbench.Connectors.Vivantio;

/// <summary>What is known about the hidden row cap of one list. Shared by every walk over it, and safe for several at once.</summary>
/// <param name="usualRows">Rows that a window should bring.</param>
internal sealed class RowTrust(int usualRows)
{
    // A row that arrives between two questions looks like a cut answer: what is smaller than this is not believed.
    private const int SmallestCap = 50;

    private int proven;
    private int cut = int.MaxValue;
    private int usualRows = usualRows;

    /// <summary>Rows that a window should bring; falls below half of an answer that was seen to be cut.</summary>
    public int UsualRows => Volatile.Read(ref usualRows);

    /// <summary>True where an answer of more rows was proven whole: the cap lies above this one.</summary>
    public bool IsBelowCap(int rows) => rows < Volatile.Read(ref proven);

    /// <summary>An answer of so many rows held everything.</summary>
    public void Whole(int rows) => Raise(ref proven, rows);

    /// <summary>True where an answer of no more rows was seen to be cut.</summary>
    public bool IsCut(int rows) => rows >= Volatile.Read(ref cut);

    /// <summary>An answer of so many rows was cut.</summary>
    public void Cut(int rows)
    {
        if (rows < SmallestCap || IsBelowCap(rows))
        {
            return;
        }

        int seen;
        while ((seen = Volatile.Read(ref cut)) > rows && Interlocked.CompareExchange(ref cut, rows, seen) != seen)
        {
        }

        while ((seen = Volatile.Read(ref usualRows)) > Math.Max(1, rows / 2)
            && Interlocked.CompareExchange(ref usualRows, Math.Max(1, rows / 2), seen) != seen)
        {
        }
    }

    private static void Raise(ref int place, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref place)) < value && Interlocked.CompareExchange(ref place, value, seen) != seen)
        {
        }
    }
}
