namespace Workbench.Host.Running;

/// <summary>The parameters of a run do not fit the notebook; the message says what to type instead. A usage error: nothing ran.</summary>
public sealed class NotebookParameterException(string notebook, string parameter, string problem)
    : Exception($"{notebook}: {problem}")
{
    public string Notebook { get; } = notebook;

    public string Parameter { get; } = parameter;
}
