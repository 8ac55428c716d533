using System.Text.Json;
using Workbench.Core.Errors;

namespace Workbench.Cli.Kernel;

/// <summary>A Python that has ipykernel, and with it Jupyter's own rules about where kernels lie.</summary>
/// <param name="Path">Its full path, as it names itself.</param>
/// <param name="Version">Of ipykernel.</param>
internal sealed record PythonInterpreter(string Path, string Version)
{
    private const string Probe =
        "import json, sys\n"
        + "try:\n import ipykernel, jupyter_client\n v = ipykernel.__version__\nexcept ImportError:\n v = None\n"
        + "print(json.dumps({'path': sys.executable, 'version': v}))";

    /// <param name="named">What the person named; null takes the first that has ipykernel.</param>
    /// <exception cref="PlanException">There is none; the message names the one command that helps.</exception>
    public static async Task<PythonInterpreter> FindAsync(string? named, CancellationToken cancellation)
    {
        var system = HostSystem.Current;
        string? without = null;
        foreach (var candidate in named is null ? system.Pythons : [named])
        {
            if (await ProbeAsync(candidate, cancellation) is not { } answer)
            {
                continue;
            }

            if (answer.Version is { } version)
            {
                return new PythonInterpreter(answer.Path, version);
            }

            without ??= answer.Path;
        }

        throw new PlanException((named, without) switch
        {
            (_, { } path) => $"{path} has no ipykernel, through which Jupyter talks to kernels. Install it, then try again:\n  {system.InstallIpykernel(path)}",
            ({ } name, null) => $"{name} is no Python that can be started. Name another one with --python.",
            _ => $"There is no Python on this machine, and Jupyter kernels need one. Install it with ipykernel, then try again:\n  {system.InstallPython()}",
        });
    }

    /// <summary>Runs a short program; what it prints.</summary>
    /// <exception cref="PlanException">It failed; the message holds what it said last.</exception>
    public async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var answer = await ProcessAnswer.OfAsync(Path, ["-c", program, .. arguments], cancellation)
            ?? throw new PlanException($"{Path} cannot be started.");
        return answer.ExitCode == 0
            ? answer.Output
            : throw new PlanException($"{Path} answered: {answer.Error.Trim().Split('\n')[^1].Trim()}");
    }

    private static async Task<Answer?> ProbeAsync(string candidate, CancellationToken cancellation)
    {
        if (await ProcessAnswer.OfAsync(candidate, ["-c", Probe], cancellation) is not { ExitCode: 0 } answer)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Answer>(answer.Output, JsonSerializerOptions.Web) is { Path.Length: > 0 } found ? found : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Answer(string Path, string? Version);
}
