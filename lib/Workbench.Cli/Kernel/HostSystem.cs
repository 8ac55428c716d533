namespace Workbench.Cli.Kernel;

/// <summary>What differs from one operating system to another when a Python is looked for or has to be installed.</summary>
/// <param name="IsDebian">Debian and what descends from it, where Python packages come from apt.</param>
internal sealed record HostSystem(bool IsWindows, bool IsMacOS, bool IsDebian)
{
    /// <summary>The system that this process runs on.</summary>
    public static HostSystem Current => new(OperatingSystem.IsWindows(), OperatingSystem.IsMacOS(), File.Exists("/etc/debian_version"));

    /// <summary>Names to try, in this order. Debian's python3-ipykernel belongs to the system's Python, which need not be the first one on the search path.</summary>
    public IReadOnlyList<string> Pythons => IsWindows ? ["python", "py", "python3"] : ["python3", "python", "/usr/bin/python3"];

    /// <summary>The one command that gives ipykernel to a Python.</summary>
    /// <param name="python">Its full path.</param>
    public string InstallIpykernel(string python) => IsDebian && python.StartsWith("/usr/bin/", StringComparison.Ordinal)
        ? "sudo apt-get install python3-ipykernel"
        : $"\"{python}\" -m pip install ipykernel";

    /// <summary>The one command that installs a Python with ipykernel.</summary>
    public string InstallPython() =>
        IsWindows ? "winget install Python.Python.3.13 && py -m pip install ipykernel"
        : IsMacOS ? "brew install python && python3 -m pip install --break-system-packages ipykernel"
        : IsDebian ? "sudo apt-get install python3-ipykernel"
        : "your package manager's python3 and python3-ipykernel (on Fedora: sudo dnf install python3-ipykernel)";
}
