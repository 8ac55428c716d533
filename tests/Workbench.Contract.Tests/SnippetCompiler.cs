using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbench.Contract.Tests;

/// <summary>Compiles whole files against everything that this test project references, as strictly as the repository is built.</summary>
internal static class SnippetCompiler
{
    // The implicit usings of the SDK, and that of the test projects.
    private static readonly string[] Usings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", "Xunit"];

    // What Directory.Build.props allows: public members without a comment.
    private static readonly string[] Allowed = ["CS1591", "CS1573"];

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    /// <summary>The loaded assembly.</summary>
    /// <exception cref="InvalidOperationException">The compiler has something to say; the message holds all of it.</exception>
    public static Assembly Compile(IEnumerable<DocumentSnippet> files)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, Parsing, file.Path))
            .Append(CSharpSyntaxTree.ParseText(string.Concat(Usings.Select(name => $"global using {name};\n")), Parsing));
        var compilation = CSharpCompilation.Create("Workbench.Written", trees, References(), new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            specificDiagnosticOptions: Allowed.ToDictionary(code => code, _ => ReportDiagnostic.Suppress)));
        using var bytes = new MemoryStream();
        var complaints = compilation.Emit(bytes).Diagnostics.Where(found => found.Severity >= DiagnosticSeverity.Warning).ToList();
        return complaints.Count == 0
            ? Assembly.Load(bytes.ToArray())
            : throw new InvalidOperationException(string.Join('\n', complaints));
    }

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(path => MetadataReference.CreateFromFile(path));
}
