using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbench.Host.Documents;
using Workbench.Host.Sessions;

namespace Workbench.Host.Tests.Sessions;

public sealed class CSharpSessionReferenceTests
{
    [Fact]
    public async Task RunAsync_ReferenceByRelativePath_IsLoaded()
    {
        using var folder = new TemporaryFolder();
        Library(folder.File("Shapes.dll"), "public static class Shape { public static int Corners => 4; }");
        using var session = new CSharpSession(new SessionOptions { Folder = folder.Path });

        var outcome = await session.RunAsync("#r \"Shapes.dll\"\nShape.Corners", null, TestContext.Current.CancellationToken);
        var later = await session.RunAsync("Shape.Corners + 1", null, TestContext.Current.CancellationToken);

        Assert.Equal("4", Result(outcome));
        Assert.Equal("5", Result(later));
    }

    [Fact]
    public async Task RunAsync_ReferenceToLoadedAssembly_MeansTheLoadedOne()
    {
        var name = typeof(CSharpSessionReferenceTests).Assembly.GetName().Name;
        using var session = new CSharpSession(new SessionOptions { References = [typeof(CSharpSessionReferenceTests).Assembly] });

        var outcome = await session.RunAsync(
            $"#r \"no/such/folder/{name}.dll\"\ntypeof({typeof(CSharpSessionReferenceTests).FullName}).Assembly.Location", null, TestContext.Current.CancellationToken);

        Assert.Equal(typeof(CSharpSessionReferenceTests).Assembly.Location, Result(outcome));
    }

    [Fact]
    public async Task RunAsync_MissingReference_IsACompileError()
    {
        using var session = new CSharpSession(new SessionOptions());

        var outcome = await session.RunAsync("#r \"missing.dll\"", null, TestContext.Current.CancellationToken);

        Assert.Contains("missing.dll", outcome.Error!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_EndedSession_GivesItsAssembliesBack()
    {
        var cells = await RunAndDispose();

        // A debug build keeps the awaiter, and so the session, alive until this frame ends: go on in a new one.
        await Task.Yield();

        for (var attempt = 0; attempt < 20 && cells.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(cells.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> RunAndDispose()
    {
        WeakReference? cells = null;
        using (var session = new CSharpSession(new SessionOptions()))
        {
            await session.RunAsync("class Held { public byte[] Data = new byte[1000]; } var held = new Held();", null, TestContext.Current.CancellationToken);
            await session.RunAsync("held", null, TestContext.Current.CancellationToken);
            cells = new WeakReference(System.Runtime.Loader.AssemblyLoadContext.All.Single(context => context.Name == "Workbench cells"
                && context.Assemblies.Any(assembly => assembly.GetTypes().Any(type => type.Name == "Held"))));
        }

        return cells;
    }

    private static void Library(string path, string code)
    {
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(path, cancellationToken: TestContext.Current.CancellationToken).Success);
    }

    private static string? Result(CellOutcome outcome) => Assert.IsType<ResultOutput>(outcome.Outputs[^1]).Data.Text("text/plain");
}
