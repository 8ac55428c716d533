using Workbench.Host.Documents;
using Workbench.Host.Formatting;

namespace Workbench.Host.Sessions;

/// <summary>
/// A C# session: cells run one after the other and share their variables. The last expression of a cell without a semicolon is its
/// result, unless it is null or the value of <c>display</c>, which is shown already. Disposing gives the compiled cells back to the runtime.
/// </summary>
/// <remarks>Not thread-safe: one cell at a time. Several sessions may run side by side.</remarks>
public sealed class CSharpSession : IDisposable
{
    private readonly SessionOptions options;
    private readonly SessionReferences references;
    private readonly SessionLoadContext context;
    private readonly SubmissionCompiler compiler;
    private readonly ConventionFormatters formatters = new();
    private bool isAbandoned;
    private bool isDisposed;

    public CSharpSession(SessionOptions options)
    {
        this.options = options;
        references = new SessionReferences(options);
        context = new SessionLoadContext(references);
        compiler = new SubmissionCompiler(options, references, context);
    }

    /// <summary>How many cells were run.</summary>
    public int ExecutionCount { get; private set; }

    /// <summary>False when the text ends inside a statement, a string or a comment, so that more lines are needed.</summary>
    public static bool IsComplete(string source) => SubmissionCompiler.IsComplete(source);

    /// <summary>Runs one cell, named by its execution count in errors. What goes wrong inside the cell is in the outcome, never thrown.</summary>
    /// <param name="onOutput">Called for every output as it comes, on the cell's threads, one call at a time.</param>
    /// <param name="cancellation">Seen by the cell as <c>cell.Cancellation</c>.</param>
    /// <exception cref="InvalidOperationException">An earlier cell was cancelled and did not stop: open a new session.</exception>
    public Task<CellOutcome> RunAsync(string source, Action<CellOutput>? onOutput, CancellationToken cancellation) =>
        RunAsync(source, ExecutionCount + 1, onOutput, cancellation);

    /// <inheritdoc cref="RunAsync(string, Action{CellOutput}?, CancellationToken)"/>
    /// <param name="position">Names the cell in errors: its place in the notebook, from 1.</param>
    public async Task<CellOutcome> RunAsync(string source, int position, Action<CellOutput>? onOutput, CancellationToken cancellation)
    {
        if (isAbandoned)
        {
            throw new InvalidOperationException("A cancelled cell of this session is still running. Restart: open a new session.");
        }

        var count = ++ExecutionCount;
        var outputs = new OutputList(options.Scrub, options.MaxOutputCharacters, onOutput);
        try
        {
            var cell = compiler.Compile(CellMagics.Remove(source), position, cancellation);
            ConsoleRouter.Install();
            var result = await RunAsync(cell, new DisplayContext(count, formatters, outputs, cancellation), cancellation).ConfigureAwait(false);
            var shown = result is null or DisplayedValue
                ? null
                : new ResultOutput(count, BundleScrubbing.Apply(formatters.Format(result), options.Scrub));
            return new CellOutcome(CellStatus.Succeeded, count, outputs.Close(shown), null);
        }
        catch (Exception exception)
        {
            // Whatever a cell throws is its outcome: the notebook keeps it, and the host goes on.
            var status = exception is OperationCanceledException && cancellation.IsCancellationRequested ? CellStatus.Cancelled : CellStatus.Failed;
            var error = Scrubbed(ErrorText.Of(exception));
            return new CellOutcome(status, count, outputs.Close(error), error);
        }
    }

    public void Dispose()
    {
        if (!isDisposed)
        {
            isDisposed = true;
            context.Unload();
            references.Dispose();
        }
    }

    private async Task<object?> RunAsync(Func<Task<object?>> cell, DisplayContext display, CancellationToken cancellation)
    {
        var running = Task.Run(
            () =>
            {
                DisplayContext.Enter(display);
                options.CellStarting(display);
                return cell();
            },
            CancellationToken.None);
        try
        {
            return await running.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested && !running.IsCompleted)
        {
            return await StopAsync(running).ConfigureAwait(false);
        }
    }

    private async Task<object?> StopAsync(Task<object?> running)
    {
        try
        {
            return await running.WaitAsync(options.StopGrace, options.Time).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            isAbandoned = true;
            throw new OperationCanceledException(
                $"The cell was cancelled but did not stop within {options.StopGrace.TotalSeconds:0} s; it may still be running. Restart the session.");
        }
    }

    private ErrorOutput Scrubbed(ErrorOutput error) =>
        new(error.Name, options.Scrub(error.Value), [.. error.Traceback.Select(options.Scrub)]);
}
