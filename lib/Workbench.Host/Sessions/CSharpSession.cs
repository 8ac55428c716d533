using Workbench.Host.Documents;
using Workbench.Host.Formatting;
using Workbench.Host.Sessions.Language;
using Workbench.Host.Sessions.Packages;

namespace Workbench.Host.Sessions;

/// <summary>
/// A C# session: cells run one after the other and share their variables. The last expression of a cell without a semicolon is its
/// result, unless it is null or the value of <c>display</c>, which is shown already. Disposing gives the compiled cells back to the runtime.
/// </summary>
/// <remarks>Not thread-safe: one cell at a time, only <see cref="GiveUp"/> comes from elsewhere. Several sessions may run side by side.</remarks>
public sealed class CSharpSession : IDisposable
{
    private readonly SessionOptions options;
    private readonly SessionReferences references;
    private readonly SessionLoadContext context;
    private readonly SubmissionCompiler compiler;
    private readonly PackageRestore packages;
    private readonly ConventionFormatters formatters = new();
    private Task? abandoned;
    private volatile TaskCompletionSource giveUp = new();
    private bool isDisposed;

    public CSharpSession(SessionOptions options)
    {
        this.options = options;
        references = new SessionReferences(options);
        context = new SessionLoadContext(references);
        compiler = new SubmissionCompiler(options, references, context);
        packages = new PackageRestore(options.PackageCache);
    }

    /// <summary>How many cells were run.</summary>
    public int ExecutionCount { get; private set; }

    /// <summary>False when the text ends inside a statement, a string or a comment, so that more lines are needed.</summary>
    public static bool IsComplete(string source) => CellCompleteness.Of(source) != Completeness.Incomplete;

    /// <summary>Compiles a throw-away cell, so that the first real one is not the one that waits for the compiler to be loaded.</summary>
    public void WarmUp(CancellationToken cancellation)
    {
        compiler.WarmUp("var warm = await Task.FromResult(new[] { 1 }.Select(x => $\"{x}\")); display(warm)", cancellation);
        formatters.Format("");
    }

    /// <summary>What may stand at a position of a cell that is being typed: members, variables, types and keywords.</summary>
    public Completion Complete(string source, int position, CancellationToken cancellation) => CellCompletion.At(compiler, source, position, cancellation);

    /// <summary>What the name at a position is, and what its documentation says; null where nothing is known.</summary>
    public Inspection? Inspect(string source, int position, CancellationToken cancellation) => CellInspection.At(compiler, source, position, cancellation);

    /// <summary>Stops waiting for a cell that was cancelled and does not stop; until it does, no other cell can run.</summary>
    public void GiveUp() => giveUp.TrySetResult();

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
        if (abandoned is { IsCompleted: false })
        {
            throw new InvalidOperationException("A cancelled cell of this session is still running. Restart the session; in a notebook editor, restart the kernel.");
        }

        abandoned = null;
        giveUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var count = ++ExecutionCount;
        var outputs = new OutputList(options, position, onOutput);
        try
        {
            var cell = await CompileAsync(source, position, cancellation).ConfigureAwait(false);
            ConsoleRouter.Install();
            var result = await RunAsync(cell, new DisplayContext(count, formatters, outputs, options.Input, cancellation), cancellation).ConfigureAwait(false);
            var shown = result is null or DisplayedValue ? null : formatters.Format(result);
            return new CellOutcome(CellStatus.Succeeded, count, outputs.Close(count, shown), null);
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

    private async Task<Func<Task<object?>>> CompileAsync(string source, int position, CancellationToken cancellation)
    {
        var directives = CellDirectives.Read(source);
        var restored = directives.Packages.Count == 0
            ? []
            : await packages.AssembliesAsync(directives.Packages, cancellation).ConfigureAwait(false);
        return compiler.Compile(directives.Source, position, references.Add(restored), cancellation);
    }

    private async Task<object?> RunAsync(Func<Task<object?>> cell, DisplayContext display, CancellationToken cancellation)
    {
        var running = Task.Run(
            async () =>
            {
                DisplayContext.Enter(display);
                options.CellStarting(display);
                try
                {
                    return await cell().ConfigureAwait(false);
                }
                finally
                {
                    await options.CellEnded().ConfigureAwait(false);
                }
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
        var started = options.Time.GetTimestamp();
        try
        {
            await Task.WhenAny(running, giveUp.Task).WaitAsync(options.StopGrace, options.Time).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            // Told below, as if somebody had given it up.
        }

        if (running.IsCompleted)
        {
            return await running.ConfigureAwait(false);
        }

        abandoned = running;
        throw new OperationCanceledException(
            $"The cell was cancelled but did not stop within {options.Time.GetElapsedTime(started).TotalSeconds:0} s; it may still be running. Restart the session; in a notebook editor, restart the kernel.");
    }

    private ErrorOutput Scrubbed(ErrorOutput error) =>
        new(error.Name, options.Scrub(error.Value), [.. error.Traceback.Select(options.Scrub)]);
}
