using Workbench.Core.Errors;
using Workbench.Notebooks.Displays;

namespace Workbench.Notebooks.Work;

/// <summary>Follows a work from outside until it ends: shows its progress, and notices where its process is gone without a word.</summary>
internal sealed class AttachedWork(WorkFolder folder, TimeProvider clock, Action<ProgressLine> show)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<string, ProgressLine> shown = new(StringComparer.Ordinal);

    /// <summary>Waits for the end.</summary>
    /// <returns>The state in which it is done.</returns>
    /// <exception cref="WorkbenchException">It failed, with the error that it failed with; or its process is gone.</exception>
    /// <exception cref="OperationCanceledException">It was stopped, or the caller no longer follows it: then the work goes on.</exception>
    public async Task<WorkState> EndAsync(string id, CancellationToken cancellation)
    {
        while (true)
        {
            // The lock first: a process writes its last word before it lets go.
            var isRunning = folder.IsRunning();
            var state = folder.Read(id);
            foreach (var line in (state?.Progress ?? []).Where(line => shown.GetValueOrDefault(line.Label) != line))
            {
                show(shown[line.Label] = line);
            }

            if (state is { HasEnded: true })
            {
                folder.MarkShown(id);
                return Done(state);
            }

            if (!isRunning)
            {
                folder.MarkShown(id);
                throw new LedgerException(Gone(state, id));
            }

            try
            {
                await Task.Delay(Glance, clock, cancellation);
            }
            catch (OperationCanceledException)
            {
                throw new OperationCanceledException(Detached($"{state?.Step ?? id}, {state?.Who}"), cancellation);
            }
        }
    }

    /// <summary>What is said where the cell was interrupted.</summary>
    public static string Detached(string work) =>
        $"Detached. The work goes on ({work}). Run this cell again to attach to it, or stop it with: await bench.Stop()";

    /// <summary>What is said of a process that ended without a word.</summary>
    public static string Gone(WorkState? state, string id) =>
        $"The work {state?.Step ?? id} ended without a word{(state is null ? "" : $" ({state.Who}, last heard of at {state.SeenAt:u})")}: it was killed, or the machine "
        + "stopped. What was confirmed is in the ledger. Run the cell again: what is in doubt is looked up first, and nothing is sent twice.";

    private static WorkState Done(WorkState state) => (state.Outcome, state.Error) switch
    {
        (WorkOutcome.Done, _) => state,
        (WorkOutcome.Stopped, _) => throw new OperationCanceledException($"{state.Message} Run the cell again to go on."),
        (_, nameof(GateException)) => throw new GateException(state.Message!),
        (_, nameof(PlanException)) => throw new PlanException(state.Message!),
        (_, nameof(ConnectorException)) => throw new ConnectorException(state.Message!),
        (_, nameof(MappingException)) => throw new MappingException(state.Message!),
        (_, nameof(LedgerException)) => throw new LedgerException(state.Message!),
        _ => throw new LedgerException($"The work {state.Step} failed: {state.Message} The log {state.Id}.log in the folder 'work' says more. Run the cell again to go on."),
    };
}
