namespace Workbench.Cli.Matching;

/// <summary>
/// Which rows of a large table are looked at: all of them until enough cells were seen, then fewer and fewer, evenly over the file. The
/// same file always gives the same rows.
/// </summary>
internal sealed class RowChoice
{
    /// <summary>Filled cells that are looked at before the first row is passed over.</summary>
    public const long AllUntil = 1_500_000;

    private const long Step = 500_000;
    private long limit = AllUntil;
    private long stride = 1;
    private long seen;

    /// <summary>True where the row is to be looked at.</summary>
    public bool Takes(long row) => row % stride == 0;

    /// <summary>Counts the filled cells of a row that was looked at.</summary>
    public void Count(int filled)
    {
        seen += filled;
        if (seen > limit)
        {
            (limit, stride) = (limit + Step, stride * 2);
        }
    }
}
