using System.Text;
using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Cli.Running;

/// <summary>
/// The only way of a command to the terminal: whatever is written becomes text that acts on nothing, so no command can forget to encode what came from a
/// vendor. Safe for several threads.
/// </summary>
internal sealed class TerminalWriter(TextWriter inner) : TextWriter
{
    private readonly Lock gate = new();

    public override Encoding Encoding => inner.Encoding;

    /// <summary>True where a person looks at a screen on which a line can be written over.</summary>
    public bool IsScreen { get; init; } = inner == Console.Out && !Console.IsOutputRedirected;

    /// <summary>Writes over the line that stands there.</summary>
    public void Rewrite(string line)
    {
        lock (gate)
        {
            inner.Write('\r');
            inner.Write(TerminalText.Line(line));
        }
    }

    /// <summary>Empties the line that stands there.</summary>
    /// <param name="width">Its length in characters.</param>
    public void Erase(int width)
    {
        Rewrite(new string(' ', width));
        Rewrite("");
    }

    public override void Write(char value) => Pass(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Pass(new string(buffer, index, count));

    public override void Write(string? value) => Pass(value);

    public override void WriteLine() => Write('\n');

    public override void WriteLine(string? value) => Pass(value + "\n");

    public override void Flush() => inner.Flush();

    private void Pass(string? text)
    {
        lock (gate)
        {
            inner.Write(TerminalText.Lines(text).Replace("\n", inner.NewLine, StringComparison.Ordinal));
        }
    }
}
