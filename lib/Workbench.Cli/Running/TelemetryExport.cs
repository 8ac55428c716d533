using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Workbench.Connectors.Http;
using Workbench.Pipeline;

namespace Workbench.Cli.Running;

/// <summary>
/// Sends what the instruments say to a collector, where one is named: the variables are OpenTelemetry's own (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>,
/// <c>_PROTOCOL</c>, <c>_HEADERS</c>). Where none is, nothing is loaded and nothing is sent.
/// </summary>
internal sealed class TelemetryExport : IDisposable
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static readonly string[] Names = [HttpInstruments.Name, StepInstruments.Name];

    private readonly MeterProvider metrics;
    private readonly TracerProvider spans;

    private TelemetryExport()
    {
        var who = ResourceBuilder.CreateEmpty().AddService("workbench", autoGenerateServiceInstanceId: false);
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(who).AddMeter(Names).AddOtlpExporter().Build();
        spans = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(who).AddSource(Names).AddOtlpExporter().Build();
    }

    /// <summary>Begins where the environment names a collector; else null.</summary>
    public static TelemetryExport? Begin() =>
        string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(EndpointVariable)) ? null : new TelemetryExport();

    /// <summary>Sends what is left, for at most a few seconds.</summary>
    public void Dispose()
    {
        metrics.Dispose();
        spans.Dispose();
    }
}
