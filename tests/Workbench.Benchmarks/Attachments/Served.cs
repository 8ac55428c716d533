using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Workbench.Benchmarks.Attachments;

/// <summary>What a file server has given out since it was last asked.</summary>
/// <param name="Seconds">From the first byte that was asked for to the last that was given out.</param>
internal sealed record Served(long Bytes, long Files, double Seconds)
{
    [JsonIgnore]
    public double MegabytesPerSecond => Bytes / 1e6 / Seconds;
}

/// <summary>Counts what a file server gives out. Safe for several threads.</summary>
internal sealed class ServedMeter
{
    private readonly Lock gate = new();
    private long first;
    private long last;
    private long bytes;
    private long files;

    public void Begun()
    {
        lock (gate)
        {
            first = files == 0 ? Stopwatch.GetTimestamp() : first;
            files++;
        }
    }

    public void Given(int count)
    {
        lock (gate)
        {
            bytes += count;
            last = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>What was counted, and begins anew.</summary>
    public Served Take()
    {
        lock (gate)
        {
            var served = new Served(bytes, files, Stopwatch.GetElapsedTime(first, last).TotalSeconds);
            (first, last, bytes, files) = (0, 0, 0, 0);
            return served;
        }
    }
}
