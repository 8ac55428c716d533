using System.Text.Json.Nodes;
using Workbench.Host.Documents;

namespace Workbench.Host.Running;

/// <summary>
/// Puts the values of a run into a notebook as papermill does: a new cell, tagged <c>injected-parameters</c>, right after the cell
/// tagged <c>parameters</c>, that declares the given variables again. A cell of that tag from an earlier run is replaced.
/// </summary>
public static class ParameterInjection
{
    public const string Tag = "injected-parameters";

    /// <param name="file">Names the notebook in errors.</param>
    /// <exception cref="NotebookParameterException">A required value is missing, a name is unknown, or a value does not fit its type.</exception>
    /// <exception cref="NotebookFormatException">The parameters cell holds something other than literals.</exception>
    public static Notebook Apply(Notebook notebook, IReadOnlyDictionary<string, string> values, string file)
    {
        var known = ParameterCell.Read(notebook, file);
        RefuseUnknown(known, values, file);
        RefuseMissing(known, values, file);
        var cells = notebook.Cells.Where(cell => !cell.HasTag(Tag)).ToList();
        var given = known.Where(parameter => values.ContainsKey(parameter.Name)).ToList();
        if (given.Count > 0)
        {
            var lines = given.Select(parameter => Declaration(parameter, values[parameter.Name], file));
            var index = ParameterCell.IndexOf(new Notebook(cells));
            cells.Insert(index + 1, new NotebookCell(FreeId(cells), CellKind.Code, $"// Parameters of this run\n{string.Join('\n', lines)}")
            {
                Metadata = new JsonObject { ["tags"] = new JsonArray(Tag) },
            });
        }

        return notebook with { Cells = cells };
    }

    private static void RefuseUnknown(IReadOnlyList<NotebookParameter> known, IReadOnlyDictionary<string, string> values, string file)
    {
        var unknown = values.Keys.Order(StringComparer.Ordinal).FirstOrDefault(name => known.All(parameter => parameter.Name != name));
        if (unknown is not null)
        {
            var names = known.Count == 0 ? "It has no parameters." : $"It has: {string.Join(", ", known.Select(parameter => parameter.Name))}.";
            throw new NotebookParameterException(file, unknown, $"the notebook has no parameter \"{unknown}\". {names}");
        }
    }

    private static void RefuseMissing(IReadOnlyList<NotebookParameter> known, IReadOnlyDictionary<string, string> values, string file)
    {
        if (known.FirstOrDefault(parameter => parameter.IsRequired && !values.ContainsKey(parameter.Name)) is { } missing)
        {
            throw new NotebookParameterException(
                file, missing.Name, $"the parameter \"{missing.Name}\" ({missing.Type}) has no default; give it with -p {missing.Name}=value");
        }
    }

    private static string Declaration(NotebookParameter parameter, string value, string file)
    {
        var literal = ParameterLiteral.Of(parameter.Type, value) ?? throw new NotebookParameterException(
            file, parameter.Name, $"\"{value}\" is not a value of the parameter \"{parameter.Name}\" ({parameter.Type}); give it with -p {parameter.Name}=value");
        return $"{parameter.Type} {parameter.Name} = {literal};";
    }

    private static string FreeId(List<NotebookCell> cells)
    {
        var id = Tag;
        while (cells.Any(cell => cell.Id == id))
        {
            id += "-";
        }

        return id;
    }
}
