using Quartz;
using Workbench.Core.Errors;
using Workbench.Notebooks.Work;

namespace Workbench.Cluster;

/// <summary>
/// Carries out one step of one migration. Its trigger fires again until it is done: a worker that dies leaves it to the next one, and what the
/// lease or a vendor holds up is tried later. What a person has to put right pauses it, with the reason.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class StepJob(WorkerSurface surface) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var order = StepOrder.Of(context.JobDetail);
        try
        {
            if (!Directory.Exists(order.Folder))
            {
                Say(order, $"waits: {order.Folder} is not there on this machine. Mount the folder that all workers share.");
            }
            else if (await IsDoneAsync(order, context, cancellationToken))
            {
                await context.Scheduler.DeleteJob(order.Key, CancellationToken.None);
                Say(order, "done");
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Say(order, "stopped: what was in flight was finished first, and another worker goes on");
            throw;
        }
        catch (Exception failure) when (StepFailure.Passes(failure))
        {
            Say(order, $"waits: {await StepFailure.WordsAsync(failure, order.Folder, CancellationToken.None)}");
        }
        catch (Exception failure)
        {
            var reason = await StepFailure.WordsAsync(failure, order.Folder, CancellationToken.None);
            Say(order, $"needs a person: {reason}");
            await context.Scheduler.PauseJobWith(
                order.Key, new PauseDetails { Reason = reason[..Math.Min(reason.Length, PauseDetails.MaxReasonLength)], RequestedBy = context.Scheduler.SchedulerInstanceId }, CancellationToken.None);
        }
    }

    /// <returns>False where it has to wait for parts that other workers carry out.</returns>
    /// <exception cref="GateException">It came to its end and left something that was due.</exception>
    private async Task<bool> IsDoneAsync(StepOrder order, IJobExecutionContext context, CancellationToken cancellation)
    {
        if (order.Shard is { } shard)
        {
            Say(order, "begins");
            await WorkCarrier.FetchAsync(order.Folder, shard, order.Shards, context.FireInstanceId, surface.Show, surface.Clock, cancellation);
            return true;
        }

        if (await HasPartsAsync(order, context.Scheduler, cancellation))
        {
            return false;
        }

        Say(order, "begins");
        var waits = await WorkCarrier.CarryOutAsync(order.Folder, order.Request, surface.Show, said => surface.Says(said.ToPlainText()), surface.Clock, cancellation);
        return waits is null ? true : throw new GateException(waits);
    }

    private static async Task<bool> HasPartsAsync(StepOrder order, IScheduler scheduler, CancellationToken cancellation)
    {
        foreach (var part in order.Parts())
        {
            if (await scheduler.Exists(part.Key, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    private void Say(StepOrder order, string what) => surface.Says($"{order.Schema} {order.Key.Name}: {what}");
}
