using System.Text.RegularExpressions;
using Workbench.Tests.Shared;

namespace Workbench.Core.Tests.Conventions;

/// <summary>
/// What listens on a port or a pipe can be reached by other users of the machine. Emulators do, on loopback; the command line, the worker and the kernel agree by
/// files of their user and by the streams of a child process alone.
/// </summary>
public sealed partial class ListeningTests
{
    [Fact]
    public void Listening_InLib_HappensInTheEmulatorsHostAlone()
    {
        var found = Repository.Files("lib", "*.cs").Concat(Repository.Files("lib", "*.py"))
            .Where(file => Listens().IsMatch(File.ReadAllText(file.FullName)))
            .Select(Repository.Relative);

        Assert.Equal(["lib/Workbench.Emulators/Kit/EmulatorHost.cs"], found);
    }

    [Fact]
    public void Listening_InTheEmulatorsHost_NamesLoopback()
    {
        var host = File.ReadAllText(Path.Combine(Repository.Root.FullName, "lib", "Workbench.Emulators", "Kit", "EmulatorHost.cs"));

        Assert.All(Listens().Matches(host), call => Assert.StartsWith("kestrel.Listen(IPAddress.Loopback,", host[call.Index..], StringComparison.Ordinal));
    }

    [GeneratedRegex(@"kestrel\.Listen\w*\(|\bTcpListener\b|\bHttpListener\b|\bUdpClient\b|\bNamedPipeServerStream\b|\.Bind\(|\bUseUrls\(|\bListenUnixSocket\b|\bsocket\.bind\(|\bHTTPServer\(")]
    private static partial Regex Listens();
}
