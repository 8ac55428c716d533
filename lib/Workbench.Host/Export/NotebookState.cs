namespace Workbench.Host.Export;

/// <summary>How an executed notebook ended, judged by its outputs.</summary>
internal enum NotebookState
{
    Completed,

    /// <summary>A cell ended with an error.</summary>
    Failed,

    /// <summary>No error, but some code cells were not run.</summary>
    Incomplete,
}
