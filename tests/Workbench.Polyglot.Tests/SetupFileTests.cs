using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.CSharp;
using Workbench.Host.Documents;
using Workbench.Host.Sessions;
using Workbench.Tests.Shared;

namespace Workbench.Polyglot.Tests;

/// <summary>The file that the setup cell imports, run as C# script against the doubles: it has to work before anything of the workbench is loaded.</summary>
public sealed class SetupFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workbench-setup-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Run_BuildNamedInTheFile_IsReferenced()
    {
        Touch("Workbench.Notebooks.dll", "Workbench.Core.dll", "Workbench.Polyglot.dll", "Microsoft.Data.Analysis.dll", "Workbench.Host.dll", "Microsoft.CodeAnalysis.dll");

        var (kernel, outcome) = await RunAsync(Setup($"@\"{folder.FullName}\""), new CSharpKernel());

        Assert.Null(outcome.Error);
        Assert.Equal(
            ["Microsoft.Data.Analysis.dll", "Workbench.Core.dll", "Workbench.Notebooks.dll", "Workbench.Polyglot.dll"],
            ((CSharpKernel)kernel).References.Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_NoBuild_SaysHowToMakeOne()
    {
        var (kernel, outcome) = await RunAsync(Setup($"@\"{folder.FullName}\"").Replace("GetCurrentDirectory()", "GetDirectoryRoot(\"/\")", StringComparison.Ordinal), new CSharpKernel());

        Assert.Contains("Run `dotnet build`", outcome.Error!.Value, StringComparison.Ordinal);
        Assert.Contains("WORKBENCH_BENCH", outcome.Error.Value, StringComparison.Ordinal);
        Assert.Empty(((CSharpKernel)kernel).References);
    }

    [Fact]
    public async Task Run_RuntimeBeforeTen_NamesTheReleaseThatHasIt()
    {
        var (_, outcome) = await RunAsync(Setup("null").Replace("Version.Major < 10", "Version.Major < 1000", StringComparison.Ordinal), new CSharpKernel());

        Assert.Contains("needs .NET 10", outcome.Error!.Value, StringComparison.Ordinal);
        Assert.Contains("1.0.707101", outcome.Error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AnotherKernel_SaysWhichIsNeeded()
    {
        Touch("Workbench.Notebooks.dll");

        var (_, outcome) = await RunAsync(Setup($"@\"{folder.FullName}\""), new Kernel());

        Assert.Contains("C# kernel", outcome.Error!.Value, StringComparison.Ordinal);
    }

    private static string Setup(string build)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root.FullName, "notebooks", "workbench.csx"));
        Assert.Contains("string workbenchBuild = null;", text, StringComparison.Ordinal);
        return text.Replace("string workbenchBuild = null;", $"string workbenchBuild = {build};", StringComparison.Ordinal);
    }

    private static async Task<(Kernel Kernel, CellOutcome Outcome)> RunAsync(string setup, Kernel kernel)
    {
        using var session = new CSharpSession(new SessionOptions { References = [typeof(Kernel).Assembly], CellStarting = _ => Kernel.Enter(kernel) });
        return (kernel, await session.RunAsync(setup, (Action<CellOutput>?)null, TestContext.Current.CancellationToken));
    }

    private void Touch(params string[] names)
    {
        foreach (var name in names)
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, name), []);
        }
    }
}
