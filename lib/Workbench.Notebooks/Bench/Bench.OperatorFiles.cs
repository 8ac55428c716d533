using Workbench.Connectors;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Handoff;

namespace Workbench.Notebooks;

/// <summary>Notebook 00: which files a person supplied in place of what no API gives.</summary>
public sealed partial class Bench
{
    /// <summary>
    /// Every file that this source can be given, whether it is there and whole, and what is missing without it; then what else lies in the
    /// folder. Opens no account, so that it also works where an invalid file keeps them closed.
    /// </summary>
    public async Task<Table> OperatorFiles()
    {
        var templates = ConnectorCatalog.Sources[migration.Route.Source].OperatorFiles;
        var rows = new List<(string Name, string Purpose, OperatorFileState State)>();
        foreach (var template in templates)
        {
            rows.Add((template.Name, template.Purpose, await CheckAsync(template.Name, template.Example)));
        }

        foreach (var name in SuppliedNames().Except(templates.Select(template => template.Name), StringComparer.Ordinal))
        {
            rows.Add((name, "No template of this source; read where an inventory knows the name.", await CheckAsync(name, null)));
        }

        return Table.Of(rows)
            .Text("File", row => $"operator/{row.Name}")
            .Badge("State", row => BadgeOf(row.State.Condition))
            .Whole("Rows", row => row.State.Rows)
            .Text("Fault", row => Fault(row.State))
            .Text("What it is for", row => row.Purpose)
            .Caption("Operator files. A fault is named by line and column; rows after it were not looked at").MaxRows(100).Build();
    }

    private Task<OperatorFileState> CheckAsync(string name, string? example) =>
        OperatorFileCheck.OfAsync(migration.OperatorDirectory, name, example, Cancellation);

    private IEnumerable<string> SuppliedNames() => Directory.Exists(migration.OperatorDirectory)
        ? Directory.EnumerateFiles(migration.OperatorDirectory)
            .Where(path => Path.GetExtension(path) is ".json" or ".ndjson")
            .Select(path => Path.GetFileNameWithoutExtension(path)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        : [];

    private static Badge BadgeOf(OperatorFileCondition condition) => condition switch
    {
        OperatorFileCondition.Present => new("present", Tone.Good),
        OperatorFileCondition.Empty => new("no rows", Tone.Neutral),
        OperatorFileCondition.Missing => new("missing", Tone.Neutral),
        _ => new("invalid", Tone.Bad),
    };

    private static string Fault(OperatorFileState state) => state switch
    {
        { Fault: null } => "",
        { Line: { } line, Column: { } column } => $"line {line}, column {column}: {state.Fault}",
        _ => state.Fault,
    };
}
