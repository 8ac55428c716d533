namespace Workbench.Ledger.Verification;

/// <summary>Goes along with one reader of very many rows or bytes: tells how far it has come, and ends it where a person wants it to end.</summary>
/// <param name="of">What is read, before the name of each part; nothing by default.</param>
public sealed class ReadingWatch(IProgress<ReadProgress>? progress, CancellationToken cancellation, string of = "")
{
    private string part = "";
    private long done;
    private long? total;
    private long unit = 1;

    /// <summary>The same over one ledger or file among several.</summary>
    public ReadingWatch Of(string name) => new(progress, cancellation, $"{name}: ");

    /// <summary>A new part begins.</summary>
    /// <param name="count">How much there is of it; null where only reading it would tell.</param>
    /// <param name="perUnit">What is counted as one: 1 row by default, 2^20 bytes as one MiB.</param>
    public void Begin(string name, long? count, long perUnit = 1)
    {
        (part, done, total, unit) = (of + name, 0, count, perUnit);
        Add(0);
    }

    /// <exception cref="OperationCanceledException">Somebody wants it to end.</exception>
    public void Add(long count)
    {
        cancellation.ThrowIfCancellationRequested();
        done += count;
        progress?.Report(new ReadProgress(part, done / unit, total / unit));
    }
}
