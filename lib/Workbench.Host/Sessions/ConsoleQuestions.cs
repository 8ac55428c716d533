namespace Workbench.Host.Sessions;

/// <summary>
/// Stands in front of the console's input: a line that a running cell reads is asked for at the notebook, where somebody can be asked there.
/// </summary>
internal sealed class ConsoleQuestions(TextReader fallback) : TextReader
{
    private string rest = "";

    public override string? ReadLine()
    {
        if (DisplayContext.Current is not { IsAttended: true } cell)
        {
            return fallback.ReadLine();
        }

        if (rest.Length > 0)
        {
            var left = rest.TrimEnd('\n');
            rest = "";
            return left;
        }

        return cell.Ask("");
    }

    public override int Read()
    {
        if (DisplayContext.Current is not { IsAttended: true } cell)
        {
            return fallback.Read();
        }

        if (rest.Length == 0)
        {
            if (cell.Ask("") is not { } line)
            {
                return -1;
            }

            rest = line + "\n";
        }

        var next = rest[0];
        rest = rest[1..];
        return next;
    }

    public override int Peek() => DisplayContext.Current is { IsAttended: true } ? (rest.Length > 0 ? rest[0] : -1) : fallback.Peek();
}
