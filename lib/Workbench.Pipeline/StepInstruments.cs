using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Workbench.Pipeline;

/// <summary>What the steps count, for whoever listens. The only tag is the step's name, with its phase where it has any.</summary>
public static class StepInstruments
{
    /// <summary>Name of the meter and of the source of spans.</summary>
    public const string Name = "Workbench.Pipeline";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Spans = new(Name);
    private static readonly Counter<long> Records = Meter.CreateCounter<long>("workbench.records", "{record}", "Records that a step has done.");

    internal static void Done(string step, long records)
    {
        if (Records.Enabled)
        {
            Records.Add(records, new KeyValuePair<string, object?>("step", step));
        }
    }

    /// <summary>A span around a step or a phase of it; null while nobody listens.</summary>
    internal static Activity? Begin(string step) => Spans.StartActivity(step);
}
