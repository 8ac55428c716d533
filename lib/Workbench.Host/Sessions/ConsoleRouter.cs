using System.Text;

namespace Workbench.Host.Sessions;

/// <summary>
/// Stands in front of a console stream: text written by a running cell goes to that cell, everything else to the stream itself.
/// </summary>
/// <remarks>
/// The console belongs to the process, so the router does too: one per stream, installed when a cell starts and left in place, for
/// swapping it per cell would mix up the outputs of sessions that run at the same time.
/// </remarks>
internal sealed class ConsoleRouter(string stream, TextWriter fallback) : TextWriter
{
    private static readonly Lock Gate = new();
    private static TextWriter? installedOut;
    private static TextWriter? installedError;
    private static TextReader? installedIn;

    public override Encoding Encoding => fallback.Encoding;

    public static void Install()
    {
        lock (Gate)
        {
            if (!ReferenceEquals(Console.Out, installedOut))
            {
                Console.SetOut(new ConsoleRouter("stdout", Console.Out));
                installedOut = Console.Out;
            }

            if (!ReferenceEquals(Console.Error, installedError))
            {
                Console.SetError(new ConsoleRouter("stderr", Console.Error));
                installedError = Console.Error;
            }

            if (!ReferenceEquals(Console.In, installedIn))
            {
                Console.SetIn(new ConsoleQuestions(Console.In));
                installedIn = Console.In;
            }
        }
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        if (DisplayContext.Current is { } cell)
        {
            cell.Write(stream, value);
        }
        else
        {
            fallback.Write(value);
        }
    }

    public override void WriteLine(string? value) => Write(value + NewLine);

    public override void Flush()
    {
        if (DisplayContext.Current is null)
        {
            fallback.Flush();
        }
    }
}
