namespace Workbench.Host.Sessions;

/// <summary>
/// The names that every cell can use without a qualifier. They are lower-case because notebooks written for .NET Interactive call
/// <c>display(x)</c>, and the same notebooks run here.
/// </summary>
public sealed class CellGlobals
{
    internal CellGlobals()
    {
    }

    /// <summary>The running cell: its cancellation, and displays of finished content.</summary>
    public DisplayContext cell => DisplayContext.Current ?? throw new InvalidOperationException("No cell is running.");

    /// <summary>Shows a value; the result can be updated in place.</summary>
    public DisplayedValue display(object? value) => cell.Display(value);

    /// <summary>Shows finished content of one mime type.</summary>
    public void display(string content, string mimeType) => cell.DisplayAs(content, mimeType);
}
