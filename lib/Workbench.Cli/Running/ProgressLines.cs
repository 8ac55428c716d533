using Workbench.Host.Sessions;
using Workbench.Notebooks.Displays;

namespace Workbench.Cli.Running;

/// <summary>Shows progress twice: as one line on the terminal that is written over, and as a display in the notebook that is updated in place.</summary>
internal sealed class ProgressLines(TextWriter terminal)
{
    private readonly Lock gate = new();
    private readonly ScreenLine screen = new(terminal);
    private readonly Dictionary<string, DisplayedValue> shown = new(StringComparer.Ordinal);

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

            screen.Write(line.ToPlainText());
        }
    }

    /// <summary>Ends the line, and forgets the displays of the notebook that ended.</summary>
    public void End()
    {
        lock (gate)
        {
            shown.Clear();
            screen.End();
        }
    }
}
