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

    /// <summary>Debian's python3-ipykernel belongs to the system's Python, which need not be the first one on the search path.</summary>
    private static IReadOnlyList<string> Candidates => OperatingSystem.IsWindows() ? ["python", "py", "python3"] : ["python3", "python", "/usr/bin/python3"];

    /// <param name="named">What the person named; null takes the first that has ipykernel.</param>
    /// <exception cref="PlanException">There is none; the message names the one command that helps.</exception>
    public static async Task<PythonInterpreter> FindAsync(string? named, CancellationToken cancellation)
    {
        string? without = null;
        foreach (var candidate in named is null ? Candidates : [named])
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
            (_, { } path) => $"{path} has no ipykernel, through which Jupyter talks to kernels. Install it, then try again:\n  {InstallIpykernel(path)}",
            ({ } name, null) => $"{name} is no Python that can be started. Name another one with --python.",
            _ => $"There is no Python on this machine, and Jupyter kernels need one. Install it with ipykernel, then try again:\n  {InstallPython()}",
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

    private static string InstallIpykernel(string python) => File.Exists("/etc/debian_version") && python.StartsWith("/usr/bin/", StringComparison.Ordinal)
        ? "sudo apt-get install python3-ipykernel"
        : $"\"{python}\" -m pip install ipykernel";

    private static string InstallPython() =>
        OperatingSystem.IsWindows() ? "winget install Python.Python.3.13 && py -m pip install ipykernel"
        : OperatingSystem.IsMacOS() ? "brew install python && python3 -m pip install --break-system-packages ipykernel"
        : File.Exists("/etc/debian_version") ? "sudo apt-get install python3-ipykernel"
        : "your package manager's python3 and python3-ipykernel (on Fedora: sudo dnf install python3-ipykernel)";

    private sealed record Answer(string Path, string? Version);
}
