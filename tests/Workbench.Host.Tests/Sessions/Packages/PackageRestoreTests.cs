using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbench.Host.Documents;
using Workbench.Host.Sessions;
using Workbench.Tests.Shared;

namespace Workbench.Host.Tests.Sessions.Packages;

/// <summary>Packages come from a folder that the test fills, so that no registry is asked.</summary>
public sealed class PackageRestoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RunAsync_PackageOfAFolder_IsRestoredOnceAndUsed()
    {
        LongTests.Require();
        Pack("Workbench.Test.Shapes", "1.2.0", "public static class Shape { public static int Corners => 4; }");
        using var session = Open();

        var first = await session.RunAsync("// scratch\n#r \"nuget: Workbench.Test.Shapes, 1.2.0\"\nShape.Corners", null, Cancellation);
        var later = await session.RunAsync("Shape.Corners + 1", null, Cancellation);
        Directory.Delete(Feed, recursive: true);
        using var other = Open();
        var again = await other.RunAsync("#r \"nuget: Workbench.Test.Shapes, 1.2.0\"\nShape.Corners", null, Cancellation);

        Assert.Equal(["4", "5", "4"], new[] { first, later, again }.Select(Result));
    }

    [Fact]
    public async Task RunAsync_PackageThatNobodyHas_SaysWhatNugetSays()
    {
        LongTests.Require();
        using var session = Open();

        var outcome = await session.RunAsync("#r \"nuget: Workbench.Test.Nowhere, 9.9.9\"", null, Cancellation);
        var later = await session.RunAsync("1 + 1", null, Cancellation);

        Assert.Equal("PackageRestoreException", outcome.Error!.Name);
        Assert.Contains("Workbench.Test.Nowhere 9.9.9 (line 1) cannot be had: error NU1101", outcome.Error.Value, StringComparison.Ordinal);
        Assert.Contains("#r \"path/to/library.dll\"", outcome.Error.Value, StringComparison.Ordinal);
        Assert.Equal("2", Result(later));
    }

    private string Feed => Path.Combine(folder.Path, "feed");

    private CSharpSession Open()
    {
        Directory.CreateDirectory(Feed);
        File.WriteAllText(folder.File("NuGet.Config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{folder.File("global")}" /></config>
              <packageSources><clear /><add key="local" value="{Feed}" /></packageSources>
            </configuration>
            """);
        return new CSharpSession(new SessionOptions { PackageCache = folder.File("cache") });
    }

    private void Pack(string id, string version, string code)
    {
        Directory.CreateDirectory(Feed);
        using var package = new ZipArchive(File.Create(Path.Combine(Feed, $"{id}.{version}.nupkg")), ZipArchiveMode.Create);
        using (var specification = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open()))
        {
            specification.Write($"""<package><metadata><id>{id}</id><version>{version}</version><authors>test</authors><description>test</description></metadata></package>""");
        }

        using var library = package.CreateEntry($"lib/net8.0/{id}.dll").Open();
        using var compiled = new MemoryStream();
        var compilation = CSharpCompilation.Create(
            id,
            [CSharpSyntaxTree.ParseText(code, cancellationToken: Cancellation)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(compiled, cancellationToken: Cancellation).Success);
        library.Write(compiled.ToArray());
    }

    private static string? Result(CellOutcome outcome)
    {
        Assert.True(outcome.Error is null, outcome.Error?.Value);
        return Assert.IsType<ResultOutput>(outcome.Outputs[^1]).Data.Text("text/plain");
    }
}
