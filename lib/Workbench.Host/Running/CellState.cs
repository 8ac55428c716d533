namespace Workbench.Host.Running;

public enum CellState
{
    Started,
    Succeeded,
    Failed,
    Cancelled,
}
