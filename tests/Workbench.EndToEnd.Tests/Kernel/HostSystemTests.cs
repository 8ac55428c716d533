using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Cli.Kernel;

namespace Workbench.EndToEnd.Tests.Kernel;

/// <summary>What an install does on systems that the tests do not run on.</summary>
public sealed class HostSystemTests
{
    private static readonly HostSystem Windows = new(IsWindows: true, IsMacOS: false, IsDebian: false);
    private static readonly HostSystem MacOS = new(IsWindows: false, IsMacOS: true, IsDebian: false);
    private static readonly HostSystem Debian = new(IsWindows: false, IsMacOS: false, IsDebian: true);
    private static readonly HostSystem Fedora = new(IsWindows: false, IsMacOS: false, IsDebian: false);

    [Fact]
    public void Pythons_Windows_AreTriedByTheNamesThatItsInstallersGive() => Assert.Equal(["python", "py", "python3"], Windows.Pythons);

    [Fact]
    public void Pythons_MacOSAndLinux_EndWithTheSystemsOwn() =>
        Assert.All([MacOS, Debian, Fedora], system => Assert.Equal(["python3", "python", "/usr/bin/python3"], system.Pythons));

    [Fact]
    public void InstallPython_EverySystem_NamesOneCommandOfIts()
    {
        Assert.StartsWith("winget install", Windows.InstallPython(), StringComparison.Ordinal);
        Assert.StartsWith("brew install", MacOS.InstallPython(), StringComparison.Ordinal);
        Assert.Equal("sudo apt-get install python3-ipykernel", Debian.InstallPython());
        Assert.Contains("dnf install python3-ipykernel", Fedora.InstallPython(), StringComparison.Ordinal);
    }

    [Fact]
    public void InstallIpykernel_PathWithBlanks_IsQuoted() =>
        Assert.Equal("\"C:\\Program Files\\Python313\\python.exe\" -m pip install ipykernel", Windows.InstallIpykernel(@"C:\Program Files\Python313\python.exe"));

    [Fact]
    public void InstallIpykernel_DebiansOwnPython_ComesFromApt()
    {
        Assert.Equal("sudo apt-get install python3-ipykernel", Debian.InstallIpykernel("/usr/bin/python3"));
        Assert.Equal("\"/opt/own/bin/python3\" -m pip install ipykernel", Debian.InstallIpykernel("/opt/own/bin/python3"));
        Assert.Equal("\"/usr/bin/python3\" -m pip install ipykernel", MacOS.InstallIpykernel("/usr/bin/python3"));
    }

    [Theory]
    [InlineData(@"C:\Program Files\Python313\python.exe")]
    [InlineData("/opt/homebrew/opt/python@3.13/bin/python3.13")]
    public void Describe_AnyPath_ComesThroughJsonUnchanged(string python)
    {
        var spec = JsonNode.Parse(KernelSpec.Describe(new PythonInterpreter(python, "6.17.1")).ToJsonString())!;

        Assert.Equal([python, KernelSpec.Module, "-f", "{connection_file}"], spec["argv"]!.AsArray().Select(word => word!.GetValue<string>()));
        var session = JsonSerializer.Deserialize<string[]>(spec["env"]!["WORKBENCH_KERNEL_SESSION"]!.GetValue<string>())!;
        Assert.Equal(["kernel", "serve"], session[^2..]);
    }
}
