using System.Diagnostics;
using Workbench.Cli.Running;
using Workbench.Emulators.Samples;
using Workbench.Host.Running;
using Workbench.Notebooks.Migrations;
using Workbench.Pipeline.Map;

namespace Workbench.Cli.Demo;

/// <summary>Runs all notebooks of one route against the emulators, in order, and leaves the audit record.</summary>
/// <param name="account">What the source is filled with; null for the account that the options name.</param>
internal sealed class DemoRun(DemoOptions options, TextWriter terminal, SampleAccount? account = null)
{
    private const string Signer = "Demo (unattended)";
    private const string SecondSigner = "Demo, second person (unattended)";

    public async Task<DemoResult> RunAsync(CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var route = RouteCatalog.Load(options.Route);
        await using var vendors = await DemoVendors.StartAsync(options, route, cancellation, account);
        await DemoMigration.WriteAsync(options, route, vendors, cancellation);
        terminal.WriteLine($"Vendors on this machine: {route.Source} {vendors.Source.BaseUrl.Port}, {route.Destination} rehearsal {vendors.Rehearsal.BaseUrl.Port}, production {vendors.Production.BaseUrl.Port}.");
        terminal.WriteLine(options.TimeFactor == 1
            ? "Their rate windows and lags are the real ones."
            : $"Their rate windows and lags are shortened {options.TimeFactor:0.#} times; nothing else is eased.");
        var host = new NotebookHost(options.Output, terminal, isUnattended: true);
        var runs = new List<NotebookRun>();
        foreach (var notebook in MigrationFolder.NotebooksOf(options.Output))
        {
            if (Path.GetFileName(notebook).StartsWith("08-", StringComparison.Ordinal))
            {
                // Life goes on in the source between load and cut-over; an account that was edited already is left as it is.
                await vendors.Source.ApplyEditsAsync(cancellation);
            }

            var run = await host.RunAsync(notebook, await ParametersAsync(notebook, cancellation), cancellation);
            cancellation.ThrowIfCancellationRequested();
            runs.Add(run);
            terminal.WriteLine($"{(run.IsSuccess ? "ok    " : "FAILED")} {Path.GetFileName(notebook),-28} {run.Duration.TotalSeconds,6:0.0} s");
            if (!run.IsSuccess)
            {
                break;
            }
        }

        var record = await AuditRecord.WriteAsync(options.Output, runs, terminal, cancellation);
        record.Print(terminal, vendors.OutboxCount);
        return new DemoResult(options.Route, record, vendors.OutboxCount, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>The parameters that this notebook names. The confirmation exists once there is a plan.</summary>
    private async Task<IReadOnlyDictionary<string, string>> ParametersAsync(string notebook, CancellationToken cancellation)
    {
        var text = await File.ReadAllTextAsync(notebook, cancellation);
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        if (text.Contains("string signedBy = ", StringComparison.Ordinal))
        {
            parameters["signedBy"] = Signer;
        }

        if (text.Contains("string confirmedBy = ", StringComparison.Ordinal))
        {
            parameters["confirmedBy"] = SecondSigner;
        }

        if (text.Contains("string confirm = ", StringComparison.Ordinal))
        {
            var plan = await PlanFile.ReadAsync(Path.Combine(options.Output, "plan.json"), cancellation);
            parameters["confirm"] = plan.Hash()[..8];
        }

        return parameters;
    }
}
