using Workbench.Host.Documents;

namespace Workbench.Host.Sessions;

/// <summary>How a cell ended.</summary>
public enum CellStatus
{
    Succeeded,
    Failed,
    Cancelled,
}

/// <summary>What running one cell gave.</summary>
/// <param name="Outputs">In order; stream text merged, display updates applied in place.</param>
/// <param name="Error">The last output when the cell did not succeed, else null.</param>
public sealed record CellOutcome(CellStatus Status, int ExecutionCount, IReadOnlyList<CellOutput> Outputs, ErrorOutput? Error);
