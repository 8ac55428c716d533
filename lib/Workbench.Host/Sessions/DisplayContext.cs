using Workbench.Host.Documents;
using Workbench.Host.Formatting;

namespace Workbench.Host.Sessions;

/// <summary>What a running cell can reach of its host: displays and cancellation. Cells call it <c>cell</c>.</summary>
/// <remarks>
/// <see cref="Current"/> follows the asynchronous flow of the cell. It has to be ambient for two callers that receive nothing: the
/// extension method <c>x.Display()</c>, and the console, which is one for the whole process while several sessions may run at once.
/// Library code reads it (by name, if it references nothing) to honour the cell's cancellation.
/// </remarks>
public sealed class DisplayContext
{
    private static readonly AsyncLocal<DisplayContext?> Flow = new();

    private readonly ConventionFormatters formatters;
    private readonly OutputList outputs;
    private readonly ICellInput? input;
    private int displays;

    internal DisplayContext(int executionCount, ConventionFormatters formatters, OutputList outputs, ICellInput? input, CancellationToken cancellation)
    {
        ExecutionCount = executionCount;
        this.formatters = formatters;
        this.outputs = outputs;
        this.input = input;
        Cancellation = cancellation;
    }

    /// <summary>The context of the cell that this code runs in; null outside of cells.</summary>
    public static DisplayContext? Current => Flow.Value;

    /// <summary>Counts the submissions of the session, from 1.</summary>
    public int ExecutionCount { get; }

    /// <summary>Cancelled when the person at the notebook, or the runner, wants this cell to stop.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Shows a value now, with all renderings that its formatters give.</summary>
    /// <exception cref="FormatterException">A formatter of the value failed.</exception>
    public DisplayedValue Display(object? value)
    {
        var id = $"display-{ExecutionCount}-{Interlocked.Increment(ref displays)}";
        Show(id, value, isUpdate: false);
        return new DisplayedValue(this, id);
    }

    /// <summary>Shows finished content of one mime type, for example text/html.</summary>
    public void DisplayAs(string content, string mimeType) => outputs.Add(new DisplayOutput(MimeBundle.OfText(mimeType, content)));

    /// <summary>Asks the person at the notebook for one line and waits for it.</summary>
    /// <param name="isSecret">The answer is not shown while it is typed. It is not kept in the notebook either way.</param>
    /// <returns>Null where nobody can be asked: a headless run, or an editor that takes no input.</returns>
    /// <exception cref="OperationCanceledException">The cell was interrupted while it waited.</exception>
    public string? Ask(string prompt, bool isSecret = false) => input?.Ask(prompt, isSecret, Cancellation);

    /// <summary>True where a person sits at the notebook and can be asked.</summary>
    public bool IsAttended => input?.IsThere == true;

    internal static void Enter(DisplayContext context) => Flow.Value = context;

    internal void Show(string id, object? value, bool isUpdate) =>
        outputs.Add(new DisplayOutput(formatters.Format(value), id, isUpdate));

    internal void Write(string stream, string text) => outputs.Write(stream, text);
}
