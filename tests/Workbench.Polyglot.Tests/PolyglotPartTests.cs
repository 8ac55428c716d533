using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbench.Notebooks;

namespace Workbench.Polyglot.Tests;

/// <summary>What the Bench does with the DLL that lies beside it, tried with small ones of the same name.</summary>
public sealed class PolyglotPartTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workbench-part-");
    private readonly AssemblyLoadContext context = new("parts", isCollectible: true);

    public void Dispose() => context.Unload();

    [Fact]
    public void Load_PartBesideTheBench_IsRegisteredOnce()
    {
        Compile("public static int Times; public static void Register() => Times++;");

        Assert.Equal("registered", PolyglotPart.Load(folder.FullName, context));
        Assert.Equal("registered", PolyglotPart.Load(folder.FullName, context));

        Assert.Equal(1, Assert.Single(context.Assemblies).GetType("Workbench.Polyglot.PolyglotExtension")!.GetField("Times")!.GetValue(null));
    }

    [Fact]
    public void Load_NoPart_SaysHowToBuildIt() =>
        Assert.Contains("dotnet build lib/Workbench.Polyglot", PolyglotPart.Load(folder.FullName, context), StringComparison.Ordinal);

    [Theory]
    [InlineData("public static void Register() => throw new System.IO.FileNotFoundException(\"no Plotly.NET\");", "no Plotly.NET")]
    [InlineData("", "Register")]
    public void Load_PartThatFails_IsSaidAndNotThrown(string members, string said)
    {
        Compile(members);

        var state = PolyglotPart.Load(folder.FullName, context);

        Assert.StartsWith("not registered:", state, StringComparison.Ordinal);
        Assert.Contains(said, state, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FileThatIsNoAssembly_IsSaidAndNotThrown()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "Workbench.Polyglot.dll"), "no assembly");

        Assert.StartsWith("not registered:", PolyglotPart.Load(folder.FullName, context), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AnotherHost_SaysNothing() => Assert.Null(PolyglotPart.Load());

    private void Compile(string members)
    {
        var compilation = CSharpCompilation.Create(
            "Workbench.Polyglot",
            [CSharpSyntaxTree.ParseText($"namespace Workbench.Polyglot; public class PolyglotExtension {{ {members} }}", cancellationToken: TestContext.Current.CancellationToken)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var file = File.Create(Path.Combine(folder.FullName, "Workbench.Polyglot.dll"));
        Assert.True(compilation.Emit(file, cancellationToken: TestContext.Current.CancellationToken).Success);
    }
}
