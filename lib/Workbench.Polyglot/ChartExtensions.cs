using System.Text.Json;
using Plotly.NET;
using Workbench.Notebooks.Figures;

namespace Workbench.Polyglot;

/// <summary>Figures of the workbench as Plotly.NET charts.</summary>
public static class ChartExtensions
{
    /// <summary>The same chart, to be restyled or combined in a cell. Its texts are encoded, because Plotly reads a subset of HTML in them.</summary>
    public static GenericChart ToChart(this Workbench.Notebooks.Figures.Figure figure)
    {
        using var json = JsonDocument.Parse(figure.ToPlotlyJson());
        var layout = new Layout();
        foreach (var member in json.RootElement.GetProperty("layout").EnumerateObject())
        {
            layout.SetValue(member.Name, Value(member.Value));
        }

        List<Trace> traces = [.. json.RootElement.GetProperty("data").EnumerateArray().Select(TraceOf)];
        return GenericChart.setLayout(layout, GenericChart.ofTraceObjects(false, traces));
    }

    private static Trace TraceOf(JsonElement json)
    {
        var trace = new Trace(json.GetProperty("type").GetString()!);
        foreach (var member in json.EnumerateObject().Where(member => member.Name != "type"))
        {
            trace.SetValue(member.Name, Value(member.Value));
        }

        return trace;
    }

    /// <summary>As plain lists and dictionaries, which every JSON library writes alike.</summary>
    private static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(member => member.Name, member => Value(member.Value), StringComparer.Ordinal),
        JsonValueKind.Array => json.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        JsonValueKind.String => json.GetString(),
        _ => null,
    };
}
