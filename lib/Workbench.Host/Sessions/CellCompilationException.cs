using Microsoft.CodeAnalysis;

namespace Workbench.Host.Sessions;

/// <summary>A cell that does not compile.</summary>
internal sealed class CellCompilationException(IReadOnlyList<Diagnostic> errors) : Exception("The cell does not compile.")
{
    public IReadOnlyList<Diagnostic> Errors { get; } = errors;
}
