namespace Workbench.Host.Running;

/// <summary>One notebook to run.</summary>
/// <param name="InputPath">Read, never changed.</param>
/// <param name="OutputPath">Where the executed copy is written; its folder is made when missing.</param>
public sealed record NotebookRunRequest(string InputPath, string OutputPath)
{
    /// <summary>Values for the parameters cell, as typed after <c>-p</c>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    public IProgress<CellProgress>? Progress { get; init; }
}
