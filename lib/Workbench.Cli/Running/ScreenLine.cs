namespace Workbench.Cli.Running;

/// <summary>The one line of a screen that is written over; where output goes to a file, nothing. Not safe for several threads.</summary>
internal sealed class ScreenLine(TextWriter terminal)
{
    private readonly TerminalWriter? screen = terminal is TerminalWriter { IsScreen: true } found ? found : null;
    private int width;

    public void Write(string text)
    {
        if (screen is not null)
        {
            var line = "   " + text;
            screen.Rewrite(line.PadRight(width));
            width = line.Length;
        }
    }

    /// <summary>Empties the line, so that what is written next begins on it.</summary>
    public void End()
    {
        if (width > 0)
        {
            screen?.Erase(width);
            width = 0;
        }
    }
}
