using System.Globalization;
using System.Text;
using Workbench.Host.Documents;

namespace Workbench.Host.Sessions;

/// <summary>
/// Collects the outputs of one cell: scrubs them, merges stream text, applies display updates in place, shortens what is too long for a
/// page, and bounds the whole.
/// Thread-safe. Streams are passed on line by line, so that a secret written in two halves of a line is still recognised.
/// </summary>
internal sealed class OutputList(SessionOptions options, int position, Action<CellOutput>? onOutput)
{
    private const int MaxPendingLine = 64 * 1024;

    private readonly Func<string, string> scrub = options.Scrub;
    private readonly int maxCharacters = options.MaxOutputCharacters;
    private readonly LongOutputs? longOutputs = options.FullOutputs is { } full ? new LongOutputs(full, position) : null;
    private readonly Lock gate = new();
    private readonly List<CellOutput> outputs = [];
    private readonly StringBuilder pending = new();
    private readonly StringBuilder merged = new();
    private string stream = "stdout";
    private long characters;
    private int dropped;
    private bool closed;

    public void Write(string name, string text)
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            if (name != stream)
            {
                EndStream();
                stream = name;
            }

            pending.Append(text);
            if (text.Contains('\n', StringComparison.Ordinal) || pending.Length > MaxPendingLine)
            {
                FlushLines(pending.Length > MaxPendingLine);
            }
        }
    }

    public void Add(DisplayOutput display)
    {
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            var scrubbed = display with { Data = Shown(display.Data) };
            var known = scrubbed.IsUpdate ? outputs.FindIndex(output => output is DisplayOutput shown && shown.DisplayId == scrubbed.DisplayId) : -1;
            EndStream();
            if (!Fits(scrubbed.Data.Length - (known >= 0 ? ((DisplayOutput)outputs[known]).Data.Length : 0)))
            {
                return;
            }

            if (known >= 0)
            {
                outputs[known] = scrubbed with { IsUpdate = false };
            }
            else
            {
                outputs.Add(scrubbed with { IsUpdate = false });
            }

            onOutput?.Invoke(scrubbed);
        }
    }

    /// <summary>Ends the cell with its result; later writes are ignored.</summary>
    public IReadOnlyList<CellOutput> Close(int count, MimeBundle? result)
    {
        lock (gate)
        {
            return Close(result is null ? null : new ResultOutput(count, Shown(result)));
        }
    }

    /// <summary>Ends the cell; later writes are ignored. <paramref name="last"/> is the result or the error, already scrubbed.</summary>
    public IReadOnlyList<CellOutput> Close(CellOutput? last)
    {
        lock (gate)
        {
            EndStream();
            closed = true;
            foreach (var note in longOutputs?.Close() ?? [])
            {
                outputs.Add(new DisplayOutput(note));
                onOutput?.Invoke(outputs[^1]);
            }

            if (dropped > 0)
            {
                var note = new StreamOutput("stderr", string.Create(
                    CultureInfo.InvariantCulture,
                    $"{dropped} further outputs were dropped: a cell may put out {maxCharacters} characters.\n"));
                outputs.Add(note);
                onOutput?.Invoke(note);
            }

            if (last is not null)
            {
                outputs.Add(last);
                onOutput?.Invoke(last);
            }

            return [.. outputs];
        }
    }

    private MimeBundle Shown(MimeBundle bundle)
    {
        var scrubbed = BundleScrubbing.Apply(bundle, scrub);
        return longOutputs?.Show(scrubbed) ?? scrubbed;
    }

    private void FlushLines(bool all)
    {
        var text = pending.ToString();
        var end = all ? text.Length : text.LastIndexOf('\n') + 1;
        pending.Clear().Append(text, end, text.Length - end);
        var chunk = scrub(text[..end].ReplaceLineEndings("\n"));
        chunk = longOutputs?.Show(stream, chunk) ?? chunk;
        if (chunk.Length > 0 && Fits(chunk.Length))
        {
            merged.Append(chunk);
            onOutput?.Invoke(new StreamOutput(stream, chunk));
        }
    }

    private void EndStream()
    {
        FlushLines(all: true);
        if (merged.Length > 0)
        {
            outputs.Add(new StreamOutput(stream, merged.ToString()));
            merged.Clear();
        }
    }

    private bool Fits(long length)
    {
        if (characters + length > maxCharacters)
        {
            dropped++;
            return false;
        }

        characters += length;
        return true;
    }
}
