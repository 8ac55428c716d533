using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Workbench.Notebooks;
using Workbench.Notebooks.Displays;

namespace Workbench.Polyglot;

/// <summary>What a cell of .NET Interactive lends to the Bench: progress that is updated in place, and the stop button.</summary>
internal sealed class InteractiveSurface
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, DisplayedValue> shown = new(StringComparer.Ordinal);
    private KernelInvocationContext? cell;

    public CellSurface Of() => new(
        null, Show, static _ => { }, KernelInvocationContext.Current?.CancellationToken ?? CancellationToken.None, IsUnattended: false);

    private void Show(ProgressLine line)
    {
        if (KernelInvocationContext.Current is not { } current)
        {
            return;
        }

        lock (gate)
        {
            if (current != cell)
            {
                cell = current;
                shown.Clear();
            }

            if (shown.TryGetValue(line.Label, out var display))
            {
                display.Update(line);
            }
            else
            {
                shown[line.Label] = current.Display(line);
            }
        }
    }
}
