using Workbench.Host.Documents;
using Workbench.Host.Running;

namespace Workbench.Host.Sealing;

/// <summary>Compares an executed notebook with the one that the workbench ships: cells belong together by id, else by their text.</summary>
internal sealed class CellComparison
{
    private readonly Notebook? shipped;
    private readonly Notebook executed;
    private readonly Dictionary<NotebookCell, int> partners = new(ReferenceEqualityComparer.Instance);

    public CellComparison(Notebook executed, Notebook? shipped)
    {
        (this.executed, this.shipped) = (executed, shipped);
        var free = Enumerable.Range(0, shipped?.Cells.Count ?? 0).ToHashSet();
        Pair(free, static (cell, other) => cell.Id == other.Id && cell.Kind == other.Kind);
        Pair(free, static (cell, other) => cell.Kind == other.Kind && TextOf(cell) == TextOf(other));
        Missing = [.. free.Order().Where(index => TextOf(shipped!.Cells[index]).Length > 0).Select(index => $"cell {index + 1}{(Heading(shipped!, index) is { } heading ? $" ({heading})" : "")}")];
    }

    /// <summary>Cells of the shipped notebook that have no partner.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>What became of each cell, in the order of the executed notebook.</summary>
    public IEnumerable<CellChange> Changes()
    {
        var furthest = -1;
        foreach (var cell in executed.Cells)
        {
            if (!partners.TryGetValue(cell, out var partner))
            {
                yield return CellChange.Added;
                continue;
            }

            var change = Compare(cell, shipped!.Cells[partner]);
            yield return change == CellChange.Same && partner < furthest ? CellChange.Moved : change;
            furthest = Math.Max(furthest, partner);
        }
    }

    /// <summary>The last heading at or above a cell.</summary>
    public static string? Heading(Notebook notebook, int index) => notebook.Cells.Take(index + 1).Where(cell => cell.Kind == CellKind.Markdown)
        .SelectMany(cell => cell.Source.Split('\n')).Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#').Trim()).LastOrDefault(text => text.Length > 0);

    private void Pair(HashSet<int> free, Func<NotebookCell, NotebookCell, bool> belong)
    {
        foreach (var cell in executed.Cells.Where(cell => !partners.ContainsKey(cell)))
        {
            var found = free.Order().Cast<int?>().FirstOrDefault(index => belong(cell, shipped!.Cells[index!.Value]));
            if (found is { } index)
            {
                partners[cell] = index;
                free.Remove(index);
            }
        }
    }

    private static CellChange Compare(NotebookCell cell, NotebookCell other) =>
        TextOf(cell) == TextOf(other) ? CellChange.Same : DeclareTheSame(cell, other) ? CellChange.Parameters : CellChange.Changed;

    private static bool DeclareTheSame(NotebookCell cell, NotebookCell other)
    {
        if (!cell.HasTag(ParameterCell.Tag) || !other.HasTag(ParameterCell.Tag))
        {
            return false;
        }

        try
        {
            return Declared(cell).SequenceEqual(Declared(other));
        }
        catch (NotebookFormatException)
        {
            // Something else than literals is a change of the code.
            return false;
        }
    }

    private static IEnumerable<(string, string)> Declared(NotebookCell cell) =>
        ParameterCell.Read(new Notebook([cell]), cell.Id).Select(parameter => (parameter.Type, parameter.Name)).ToList();

    /// <summary>Editors differ in line ends and in the last one.</summary>
    private static string TextOf(NotebookCell cell) => cell.Source.ReplaceLineEndings("\n").TrimEnd();
}
