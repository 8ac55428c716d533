using Workbench.Ledger.Verification;
using Workbench.Notebooks.Displays;

namespace Workbench.Cli.Running;

/// <summary>
/// Shows how far reading a whole record has come, on one line of the screen: from the second second on, because most records are read by then, and five
/// times a second at most.
/// </summary>
/// <param name="what">What is done, before each part.</param>
internal sealed class ReadingLines(TextWriter terminal, string what, TimeProvider clock) : IProgress<ReadProgress>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly Lock gate = new();
    private readonly ScreenLine line = new(terminal);
    private readonly long began = clock.GetTimestamp();
    private string? part;
    private long partBegan;
    private long shown;

    public void Report(ReadProgress value)
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            if (value.Part != part)
            {
                (part, partBegan) = (value.Part, now);
            }

            if (clock.GetElapsedTime(began, now) >= Patience && clock.GetElapsedTime(shown, now) >= Interval)
            {
                shown = now;
                var seconds = clock.GetElapsedTime(partBegan, now).TotalSeconds;
                line.Write(new ProgressLine($"{what}: {value.Part}", value.Done, value.Total, seconds > 0.2 ? value.Done / seconds : null).ToPlainText());
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            line.End();
        }
    }
}
