using Workbench.Pipeline.Map.Matching.Words;

namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>One name is a short form of the other as a whole: initials (<c>dob</c>) or beginnings run together (<c>custnm</c>).</summary>
internal sealed class ShortFormSignal(FieldPairs pairs) : ISignal
{
    private const int MostWords = 8;

    public Grid Measure()
    {
        var grid = pairs.NewGrid();
        var sources = Names(pairs.Source);
        var destinations = Names(pairs.Destination);
        for (var source = 0; source < grid.Sources; source++)
        {
            for (var destination = 0; destination < grid.Destinations; destination++)
            {
                grid[source, destination] = (float)Math.Max(
                    Cover(sources[source], destinations[destination]),
                    Cover(destinations[destination], sources[source]));
            }
        }

        return grid;
    }

    public string Explain(int source, int destination) => "one name is a short form of the other";

    private static double Cover(FieldWord[] shortForm, FieldWord[] words) =>
        shortForm is [{ IsNumber: false } only] && words.Length is > 1 and <= MostWords && only.Text[0] == words[0].Text[0] && only.Text.Length <= 10
            && words.All(word => word.Text != only.Text)
            ? Abbreviation.Cover(only.Text, words)
            : 0;

    private static FieldWord[][] Names(FieldTable table) => [.. table.Names.Select(names => names[0].Select(word => table.Words[word]).ToArray())];
}
