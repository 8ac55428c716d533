using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Workbench.Host.Sessions;

/// <summary>Compiles cells as a chain of C# script submissions: each sees the variables, types and usings of those before it.</summary>
/// <remarks>
/// The compiler's submissions are used without the runner of the scripting package, because that one loads cells into a context
/// that can never be unloaded.
/// </remarks>
internal sealed class SubmissionCompiler(SessionOptions options, SessionReferences references, SessionLoadContext context)
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private readonly List<MetadataReference> loaded = [.. references.Loaded];
    private readonly CSharpCompilationOptions compiling = new CSharpCompilationOptions(
        OutputKind.DynamicallyLinkedLibrary,
        usings: [.. options.Imports, typeof(DisplayExtensions).Namespace!],
        optimizationLevel: OptimizationLevel.Debug,
        nullableContextOptions: NullableContextOptions.Enable,
        metadataReferenceResolver: references);

    private CSharpCompilation? previous;
    private object?[] submissions = [new CellGlobals()];

    public static string PathOf(int position) => string.Create(CultureInfo.InvariantCulture, $"cell {position}");

    public static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, Parsing);

    /// <summary>Compiles a cell after those compiled before, and chains it; the returned function runs it once.</summary>
    /// <param name="added">Assemblies that cells may use from this one on.</param>
    /// <exception cref="CellCompilationException">The cell has errors; the chain is as before.</exception>
    public Func<Task<object?>> Compile(string source, int position, IEnumerable<MetadataReference> added, CancellationToken cancellation)
    {
        var compilation = Analyse(source, position, added, cancellation);
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = Emit(compilation, assembly, symbols, cancellation);
        if (!emitted.Success)
        {
            var errors = emitted.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).ToList();
            if (errors.Count > 0)
            {
                return DataFrameCell.Skipped(errors) ?? throw new CellCompilationException(errors);
            }

            // Without errors, the cell holds nothing to emit: only comments or usings, which count for the cells after it.
            previous = compilation;
            return static () => Task.FromResult<object?>(null);
        }

        assembly.Position = 0;
        symbols.Position = 0;
        var entry = compilation.GetEntryPoint(cancellation)!;
        var factory = context.LoadFromStream(assembly, symbols)
            .GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
        previous = compilation;
        Array.Resize(ref submissions, submissions.Length + 1);
        return () => factory(submissions);
    }

    /// <summary>A cell as if it came next, to ask about its names; nothing is chained.</summary>
    public CSharpCompilation Draft(string source, CancellationToken cancellation) => Analyse(source, submissions.Length, [], cancellation);

    /// <summary>Compiles a cell and throws the result away, so that the compiler is loaded and warm before somebody waits for it.</summary>
    public void WarmUp(string source, CancellationToken cancellation)
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        Emit(Draft(source, cancellation), assembly, symbols, cancellation);
    }

    private static EmitResult Emit(CSharpCompilation compilation, Stream assembly, Stream symbols, CancellationToken cancellation) => compilation.Emit(
        assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: cancellation);

    private CSharpCompilation Analyse(string source, int position, IEnumerable<MetadataReference> added, CancellationToken cancellation)
    {
        var text = SourceText.From(source, Encoding.UTF8);
        var tree = CSharpSyntaxTree.ParseText(text, Parsing, PathOf(position), cancellation);
        return CSharpCompilation.CreateScriptCompilation(
            string.Create(CultureInfo.InvariantCulture, $"workbench-cell-{submissions.Length}"),
            tree,
            previous is null ? loaded.Concat(added) : added,
            compiling,
            previous,
            typeof(object),
            typeof(CellGlobals));
    }
}
