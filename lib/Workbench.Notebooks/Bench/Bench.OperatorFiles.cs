using Workbench.Connectors;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Handoff;

namespace Workbench.Notebooks;

/// <summary>Notebook 00: which files a person supplied in place of what no API gives.</summary>
public sealed partial class Bench
{
    /// <summary>Every file that this source can be given, whether it is there and whole, and what is missing without it.</summary>
    public async Task<Table> OperatorFiles()
    {
        var rows = new List<(OperatorFileTemplate Template, OperatorFileState State)>();
        foreach (var template in ConnectorCatalog.Sources[migration.Route.Source].OperatorFiles)
        {
            rows.Add((template, await OperatorFileCheck.OfAsync(migration.OperatorDirectory, template.Name, template.Example, Cancellation)));
        }

        return Table.Of(rows)
            .Text("File", row => $"operator/{row.Template.Name}")
            .Badge("State", row => BadgeOf(row.State.Condition))
            .Whole("Rows", row => row.State.Rows)
            .Text("Fault", row => Fault(row.State))
            .Text("What it is for", row => row.Template.Purpose)
            .Caption("Operator files. A fault is named by line and column; rows after it were not looked at").MaxRows(100).Build();
    }

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
