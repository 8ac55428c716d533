namespace Workbench.Host.Sessions;

/// <summary><c>x.Display()</c> in cells.</summary>
public static class DisplayExtensions
{
    /// <exception cref="InvalidOperationException">Called outside of a cell.</exception>
    public static DisplayedValue Display<T>(this T value) =>
        (DisplayContext.Current ?? throw new InvalidOperationException("Display() shows a value in a cell; no cell is running.")).Display(value);
}
