using System.Globalization;
using System.Text.RegularExpressions;
using Workbench.Core.Errors;
using Workbench.Host.Documents;
using Workbench.Ledger;

namespace Workbench.Host.Sealing;

/// <summary>Finds the events of the production ledger that belong to a notebook: by the root hashes that it prints, and by when its cells ran.</summary>
internal sealed partial class LedgerMatch(ILedgerReader read)
{
    /// <summary>The root hashes that cells print.</summary>
    /// <exception cref="PlanException">One is of another ledger, or was edited.</exception>
    public IReadOnlyList<PrintedRoot> Roots(IEnumerable<NotebookCell> cells) =>
        [.. cells.SelectMany(cell => cell.Outputs).SelectMany(Texts).SelectMany(text => Root().Matches(text)).Select(match => match.Groups[1].Value).Distinct().Select(Find)];

    /// <summary>Events in the times of cells, which do not overlap; the log is read once.</summary>
    public IReadOnlyDictionary<int, EventSpan> Spans(IReadOnlyDictionary<int, CellRan> ran)
    {
        var found = ran.ToDictionary(cell => cell.Key, _ => new EventSpan(0, null, null));
        if (ran.Count == 0)
        {
            return found;
        }

        var times = ran.OrderBy(cell => cell.Value.StartedAt).ToList();
        var current = 0;
        foreach (var row in read.Events())
        {
            while (current < times.Count && row.At > times[current].Value.EndedAt)
            {
                current++;
            }

            if (current == times.Count)
            {
                break;
            }

            if (row.At >= times[current].Value.StartedAt)
            {
                var span = found[times[current].Key];
                found[times[current].Key] = new EventSpan(span.Count + 1, span.First ?? row.Number, row.Number);
            }
        }

        return found;
    }

    private PrintedRoot Find(string hash)
    {
        var rows = read.Query(string.Create(CultureInfo.InvariantCulture, $"SELECT number FROM events WHERE hash = '{hash}'"), 1).Rows;
        return rows.Count == 1
            ? new PrintedRoot(hash, Convert.ToInt64(rows[0][0], CultureInfo.InvariantCulture))
            : throw new PlanException(
                $"The notebook prints the root hash {hash[..16]}…, which no event of this ledger has: it was executed on another migration, or its outputs were edited. Nothing was sealed.");
    }

    private static IEnumerable<string> Texts(CellOutput output) => output switch
    {
        StreamOutput stream => [stream.Text],
        DisplayOutput display => [display.Data.Text("text/plain") ?? display.Data.Text("text/html") ?? ""],
        ResultOutput result => [result.Data.Text("text/plain") ?? result.Data.Text("text/html") ?? ""],
        _ => [],
    };

    [GeneratedRegex(@"Root hash\W{1,8}([0-9a-f]{64})\b")]
    private static partial Regex Root();
}
