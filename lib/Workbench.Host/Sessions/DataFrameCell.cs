using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbench.Notebooks.Displays;

namespace Workbench.Host.Sessions;

/// <summary>
/// A cell that needs data frames, which only .NET Interactive has: it opens their namespace, and where that does not exist it is skipped with
/// a note instead of failing. In the committed notebooks such a cell also carries the tag <c>dataframe</c>; a kernel sees no tags.
/// </summary>
internal static class DataFrameCell
{
    private static readonly string[] Namespaces = ["Workbench.Polyglot", "Microsoft.Data.Analysis"];

    private static readonly Notice Note = new(
        Tone.Notice,
        "this cell was skipped. It needs data frames, which this kernel does not have; the tables beside it hold the same rows.",
        "To run it, open the notebook in Polyglot Notebooks; docs/vscode.md says how.");

    /// <summary>What runs instead of the cell; null where something else is wrong with it.</summary>
    public static Func<Task<object?>>? Skipped(IEnumerable<Diagnostic> errors) =>
        errors.Any(error => OpenedAt(error.Location) is { } name && Namespaces.Contains(name, StringComparer.Ordinal))
            ? static () => Task.FromResult<object?>(Note)
            : null;

    private static string? OpenedAt(Location place) =>
        place.SourceTree?.GetRoot().FindNode(place.SourceSpan).FirstAncestorOrSelf<UsingDirectiveSyntax>()?.Name?.ToString();
}
