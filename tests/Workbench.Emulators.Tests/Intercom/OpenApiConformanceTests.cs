using System.Diagnostics;
using System.Text.Json.Nodes;
using Workbench.Emulators.Intercom;
using Workbench.Tests.Shared;

namespace Workbench.Emulators.Tests.Intercom;

/// <summary>What the emulator says is measured against the vendor's own description, not against our constants.</summary>
public sealed class OpenApiConformanceTests
{
    private const string Python = "/usr/bin/python3";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Session_MainEndpoints_MatchesTheDescription()
    {
        var spec = SharedMaterial.Require("specs", "intercom-2.16.yaml");
        await RequireToolsAsync();
        var folder = Directory.CreateTempSubdirectory("workbench-openapi");
        try
        {
            var exchanges = Path.Combine(folder.FullName, "exchanges.jsonl");
            await RecordAsync(exchanges);
            var script = Path.Combine(AppContext.BaseDirectory, "Intercom", "validate_exchanges.py");
            var (exitCode, output) = await RunAsync(script, spec, exchanges);

            Assert.True(exitCode == 0, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RecordAsync(string path)
    {
        await using var client = await IntercomClient.StartAsync(
            new IntercomSettings { FreshContactLag = TimeSpan.Zero, SearchLag = TimeSpan.Zero },
            IntercomSeed.Default with { CustomObjectTypes = [new("Order", ["order_number"], "order")], Segments = [new("Seg 1")] });
        await using var writer = new StreamWriter(path);
        client.Recorded = (method, target, request, status, response) => writer.WriteLine(new JsonObject
        {
            ["method"] = method,
            ["path"] = target,
            ["request"] = request?.DeepClone(),
            ["status"] = status,
            ["response"] = response?.DeepClone(),
        }.ToJsonString());
        await new ScriptedSession(client).RunAsync();
    }

    private static async Task RequireToolsAsync()
    {
        var reason = !File.Exists(Python) ? $"{Python} is absent."
            : (await RunAsync("-c", "import jsonschema, yaml")).ExitCode != 0 ? "python3-jsonschema or python3-yaml is absent."
            : null;
        if (reason is not null && SharedMaterial.IsRequired)
        {
            Assert.Fail(reason);
        }
        Assert.SkipWhen(reason is not null, reason ?? "");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var errors = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, await output + await errors);
    }
}
