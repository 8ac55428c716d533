using System.Text.Encodings.Web;
using System.Text.Json;

namespace DynamicObj
{
    /// <summary>Of DynamicObj 2.0, from which Plotly.NET 5.1.0 derives its objects.</summary>
    public class DynamicObj
    {
        internal Dictionary<string, object?> Values { get; } = new(StringComparer.Ordinal);

        public void SetValue<TValue>(string name, TValue value) => Values[name] = value;
    }
}

namespace Plotly.NET
{
    /// <summary>A type of Plotly.NET with the name of one of ours, so that the sources have to say which they mean.</summary>
    public sealed class Figure;

    public class Trace : DynamicObj.DynamicObj
    {
        public Trace(string traceTypeName) => SetValue("type", traceTypeName);
    }

    public class Layout : DynamicObj.DynamicObj;

    /// <summary>
    /// Signatures of Plotly.NET 5.1.0. As there, data is put into the script element as it is: what is not escaped before, or after, breaks out.
    /// </summary>
    public sealed class GenericChart
    {
        private static readonly JsonSerializerOptions Raw = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        internal IReadOnlyList<Trace> Traces { get; private init; } = [];

        internal Layout Layout { get; private init; } = new();

        public static GenericChart ofTraceObjects<TTraces>(bool useDefaults, TTraces traces)
            where TTraces : IEnumerable<Trace> => useDefaults ? throw new NotSupportedException("Not called by the workbench.") : new() { Traces = [.. traces] };

        public static GenericChart setLayout(Layout layout, GenericChart gChart) => new() { Traces = gChart.Traces, Layout = layout };

        public static string toChartHTML(GenericChart gChart) =>
            $"""
            <div><div id="1"><!-- drawn here --></div><script type="text/javascript">
            var data = {JsonSerializer.Serialize(gChart.Traces.Select(trace => trace.Values), Raw)};
            var layout = {JsonSerializer.Serialize(gChart.Layout.Values, Raw)};
            Plotly.newPlot('1', data, layout);
            </script></div>
            """;
    }
}
