using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>
/// Whether both fields hold the same sort of value: seen in the values, else said by the declared type, else promised by a word of the name
/// ("count", "at"). Agreement on a rare sort (e-mail addresses) speaks for a pair; a clash (numbers against words) speaks against it.
/// </summary>
internal sealed class ShapeSignal : ISignal
{
    private const double TrustInNames = 0.6;
    private readonly FieldPairs pairs;
    private readonly Expected[] sources;
    private readonly Expected[] destinations;

    public ShapeSignal(FieldPairs pairs)
    {
        this.pairs = pairs;
        sources = [.. Enumerable.Range(0, pairs.Source.Count).Select(field => Expect(pairs.Source, field))];
        destinations = [.. Enumerable.Range(0, pairs.Destination.Count).Select(field => Expect(pairs.Destination, field))];
    }

    public Grid Measure()
    {
        var grid = pairs.NewGrid();
        var agreements = new double[grid.Destinations];
        for (var source = 0; source < grid.Sources; source++)
        {
            double sum = 0, weight = 0.001;
            for (var destination = 0; destination < grid.Destinations; destination++)
            {
                agreements[destination] = sources[source].Shapes.Agreement(destinations[destination].Shapes);
                sum += agreements[destination] * destinations[destination].Trust;
                weight += destinations[destination].Trust;
            }

            var rarity = 1 - (sum / weight);
            for (var destination = 0; destination < grid.Destinations; destination++)
            {
                var trust = sources[source].Trust * destinations[destination].Trust;
                var agreement = agreements[destination];
                grid[source, destination] = (float)(trust * (agreement - 0.5) * 2 * (agreement > 0.5 ? rarity : 1));
            }
        }

        return grid;
    }

    public string Explain(int source, int destination) => $"both hold {ValueShapes.Describe(sources[source].Shapes.Main)}";

    private Expected Expect(FieldTable table, int index)
    {
        var field = table.Fields[index];
        if (field.Values.Filled > 0)
        {
            return new Expected(new ShapeMixture(field.Values.Shapes), 1);
        }

        if (TypeShapes.Of(field.Type) is { } declared)
        {
            return new Expected(new ShapeMixture(declared), 1);
        }

        if (field.Options.Count > 0)
        {
            return new Expected(new ShapeMixture(TypeShapes.Of(FieldType.Choice)!), 1);
        }

        return Promise(table, table.Names[index][0]) is { } shape
            ? new Expected(new ShapeMixture(TypeShapes.Only(shape)), TrustInNames)
            : new Expected(new ShapeMixture(TypeShapes.Nothing), 0);
    }

    /// <summary>The last word that promises a shape; "at" and "on" promise one only as the last word of all.</summary>
    private ValueShape? Promise(FieldTable table, int[] name)
    {
        for (var index = name.Length - 1; index >= 0; index--)
        {
            var word = table.Words[name[index]];
            if (pairs.Lexicon.ShapeOf(word.Text) is { } shape && (!word.IsWeak || index == name.Length - 1 || index == 0))
            {
                return shape;
            }
        }

        return null;
    }

    private readonly record struct Expected(ShapeMixture Shapes, double Trust);
}
