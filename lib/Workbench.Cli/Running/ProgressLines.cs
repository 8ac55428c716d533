using Workbench.Host.Sessions;
using Workbench.Notebooks.Displays;

namespace Workbench.Cli.Running;

/// <summary>Shows progress twice: as one line on the terminal that is written over, and as a display in the notebook that is updated in place.</summary>
internal sealed class ProgressLines(TextWriter terminal)
{
    private readonly Lock gate = new();
    private readonly bool isTerminal = terminal == Console.Out && !Console.IsOutputRedirected;
    private readonly Dictionary<string, DisplayedValue> shown = new(StringComparer.Ordinal);
    private int width;

    public void Show(DisplayContext cell, ProgressLine line)
    {
        lock (gate)
        {
            if (shown.TryGetValue(line.Label, out var display))
            {
                display.Update(line);
            }
            else
            {
                shown[line.Label] = cell.Display(line);
            }

            if (isTerminal)
            {
                var text = "   " + line.ToPlainText();
                terminal.Write('\r' + text.PadRight(width));
                width = text.Length;
            }
        }
    }

    /// <summary>Ends the line, and forgets the displays of the notebook that ended.</summary>
    public void End()
    {
        lock (gate)
        {
            shown.Clear();
            if (isTerminal && width > 0)
            {
                terminal.Write('\r' + new string(' ', width) + '\r');
                width = 0;
            }
        }
    }
}
