namespace Workbench.Host.Documents;

/// <summary>How much of a notebook file is accepted.</summary>
/// <param name="MaxBytes">Default 64 MiB: an executed notebook with every chart stays far below.</param>
/// <param name="MaxDepth">Nesting of JSON; default 64.</param>
/// <param name="MaxCells">Default 2,000.</param>
public sealed record NotebookLimits(long MaxBytes = 64L << 20, int MaxDepth = 64, int MaxCells = 2_000)
{
    public static NotebookLimits Default { get; } = new();
}
