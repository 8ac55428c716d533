namespace Workbench.Host.Export;

/// <summary>A state as symbol, word and colour: never as colour alone.</summary>
internal static class StateMark
{
    public static string Html(NotebookState state) => state switch
    {
        NotebookState.Completed => "<span class=\"mark good\">✓ completed</span>",
        NotebookState.Failed => "<span class=\"mark bad\">✕ failed</span>",
        _ => "<span class=\"mark open\">○ not all cells ran</span>",
    };

    public static string Symbol(NotebookState state) => state switch
    {
        NotebookState.Completed => "✓",
        NotebookState.Failed => "✕",
        _ => "○",
    };
}
