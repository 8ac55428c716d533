using System.Globalization;
using System.Text;
using Workbench.Fuzzing.Trials;

namespace Workbench.Fuzzing.Campaigns;

/// <summary>Counts what came of the inputs, target by target.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, long[]> counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimeSpan> times = new(StringComparer.Ordinal);

    public long Failures => Total(Ending.Crash) + Total(Ending.Hang) + Total(Ending.OverMemory);

    /// <param name="took">Time that passed; more than the processor's where other work goes on.</param>
    public void Add(string target, Verdict verdict, TimeSpan took)
    {
        if (!counts.TryGetValue(target, out var row))
        {
            counts[target] = row = new long[Enum.GetValues<Ending>().Length];
        }

        row[(int)verdict.Ending]++;
        times[target] = times.GetValueOrDefault(target) + took;
    }

    public long Total(Ending ending) => counts.Values.Sum(row => row[(int)ending]);

    public string Print()
    {
        var text = new StringBuilder();
        text.AppendLine($"{"target",-28}{"inputs",10}{"read",10}{"rejects",10}{"crashes",9}{"hangs",7}{"memory",8}{"ms",9}");
        foreach (var (target, row) in counts)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{target,-28}{row.Sum(),10}{row[(int)Ending.Read],10}{row[(int)Ending.Reject],10}{row[(int)Ending.Crash],9}{row[(int)Ending.Hang],7}{row[(int)Ending.OverMemory],8}{times[target].TotalMilliseconds / row.Sum(),9:0.00}");
        }

        return text.Append(CultureInfo.InvariantCulture,
            $"{counts.Values.Sum(row => row.Sum())} mutated inputs, {Total(Ending.Crash)} crashes, {Total(Ending.Hang)} hangs, {Total(Ending.OverMemory)} over memory, {Total(Ending.Reject)} rejects").ToString();
    }
}
