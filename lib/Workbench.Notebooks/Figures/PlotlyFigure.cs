using System.Text;
using System.Text.Json;
using Workbench.Notebooks.Displays.Markup;
using Workbench.Notebooks.Figures.Svg;

namespace Workbench.Notebooks.Figures;

/// <summary>
/// A figure as Plotly JSON. Plotly reads a subset of HTML in its texts, so texts are encoded; the writer's default escapes keep
/// the JSON safe inside a script element too.
/// </summary>
internal static class PlotlyFigure
{
    public static string Write(Figure figure)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("data");
            if (figure.Kind == FigureKind.HeatMap)
                WriteHeatMap(json, figure);
            else
                for (var index = 0; index < figure.Series.Count; index++)
                    WriteTrace(json, figure, index);
            json.WriteEndArray();
            WriteLayout(json, figure);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteTrace(Utf8JsonWriter json, Figure figure, int index)
    {
        var series = figure.Series[index];
        json.WriteStartObject();
        json.WriteString(
            "type",
            figure.Kind switch
            {
                FigureKind.Line => "scatter",
                FigureKind.Waterfall => "waterfall",
                _ => "bar",
            }
        );
        json.WriteString("name", Encode(series.Name));
        if (figure.IsHorizontal)
            json.WriteString("orientation", "h");
        if (figure.Kind == FigureKind.Line)
            json.WriteString("mode", "lines+markers");
        WriteTexts(json, figure.IsHorizontal ? "y" : "x", figure.Categories);
        WriteNumbers(json, figure.IsHorizontal ? "x" : "y", series.Values);
        if (figure.Kind == FigureKind.Waterfall)
        {
            WriteTexts(
                json,
                "measure",
                figure.Categories.Select(category => figure.TotalCategories.Contains(category) ? "absolute" : "relative")
            );
        }
        else
        {
            json.WriteStartObject("marker");
            json.WriteString("color", Palette.Of(figure, index).Fill);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteHeatMap(Utf8JsonWriter json, Figure figure)
    {
        json.WriteStartObject();
        json.WriteString("type", "heatmap");
        json.WriteString("colorscale", "Cividis");
        WriteTexts(json, "x", figure.Categories);
        WriteTexts(json, "y", figure.Series.Select(series => series.Name));
        json.WriteStartArray("z");
        foreach (var series in figure.Series)
            WriteNumbers(json, null, series.Values);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLayout(Utf8JsonWriter json, Figure figure)
    {
        json.WriteStartObject("layout");
        WriteTitle(json, figure.Labels.Title);
        if (figure.CompleteList is { } list)
        {
            json.WriteStartObject("meta");
            json.WriteString("completeList", list);
            json.WriteEndObject();
        }
        WriteAxis(
            json,
            figure.IsHorizontal ? "yaxis" : "xaxis",
            figure.Labels.CategoryAxis,
            isCategory: true,
            isReversed: figure.IsHorizontal
        );
        var isGrid = figure.Kind == FigureKind.HeatMap;
        WriteAxis(json, figure.IsHorizontal ? "xaxis" : "yaxis", figure.Labels.ValueAxisWithUnit, isCategory: isGrid, isReversed: isGrid);
        if (figure.Kind is FigureKind.Bar or FigureKind.StackedBar)
            json.WriteString("barmode", figure.Kind == FigureKind.Bar ? "group" : "relative");
        json.WriteBoolean("showlegend", figure.Series.Count > 1 && !isGrid);
        json.WriteEndObject();
    }

    private static void WriteAxis(Utf8JsonWriter json, string name, string title, bool isCategory, bool isReversed)
    {
        json.WriteStartObject(name);
        WriteTitle(json, title);
        json.WriteBoolean("automargin", true);
        if (isCategory)
            json.WriteString("type", "category");
        if (isReversed)
            json.WriteString("autorange", "reversed");
        json.WriteEndObject();
    }

    private static void WriteTitle(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject("title");
        json.WriteString("text", Encode(text));
        json.WriteEndObject();
    }

    /// <summary>Plotly reads the entities of &lt;, &gt; and &amp;, and numbered ones; that of a quotation mark it would show as it stands.</summary>
    private static string Encode(string text) => HtmlEncoding.Encode(text).Replace("&quot;", "&#34;", StringComparison.Ordinal);

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(Encode(text));
        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string? name, IEnumerable<double?> numbers)
    {
        if (name is null)
            json.WriteStartArray();
        else
            json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            if (number is { } value && double.IsFinite(value))
                json.WriteNumberValue(value);
            else
                json.WriteNullValue();
        }
        json.WriteEndArray();
    }
}
