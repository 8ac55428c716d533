using Quartz;
using Workbench.Core.Errors;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Work;

namespace Workbench.Cluster;

/// <summary>Hands a step of a migration to the workers of its database, and tells what they have.</summary>
public static class ClusterWork
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(5);

    /// <summary>Asks for a step. One that was paused because a person had to put something right begins anew; of a download that is split, those parts that were.</summary>
    /// <param name="shards">Parts into which a download is split, 1 to 64.</param>
    /// <returns>The jobs that were asked for.</returns>
    /// <exception cref="PlanException">The migration's ledger is a file, or only a download can be split.</exception>
    /// <exception cref="GateException">The step was asked for already.</exception>
    /// <exception cref="LedgerException">The database cannot be reached, or not be read or written.</exception>
    public static async Task<IReadOnlyList<string>> RequestAsync(string folder, WorkRequest request, int shards, CancellationToken cancellation)
    {
        if (shards is < 1 or > 64 || (shards > 1 && request.Step != WorkStep.Download))
        {
            throw new PlanException($"The step {request.Step} is not split into {shards} parts: a download is, into 1 to 64.");
        }

        var file = (await MigrationFile.ReadAsync(folder, cancellation)).Ledger ?? throw new PlanException(
            $"The ledger of {folder} is a file, which one machine writes. Move it with 'workbench ledger copy' and name the schema in {MigrationFile.FileName}, or run the step here, without --cluster.");
        var whole = new StepOrder(file.Schema, Path.GetFullPath(folder), request, Shards: shards);
        return await new ClusterStore(LedgerPlaces.ConnectionOf(file.Connection, SecretSource.FromMachine())).VisitAsync<IReadOnlyList<string>>(
            async scheduler =>
            {
                var due = await DueAsync(scheduler, whole, cancellation);
                foreach (var order in due)
                {
                    await scheduler.ScheduleJob(Job(order), Trigger(order), ScheduleJobOptions.Replacing, cancellation);
                }

                return [.. due.Select(order => order.Key.Name)];
            },
            cancellation);
    }

    /// <summary>Every job of the database, and who carries it out.</summary>
    /// <exception cref="LedgerException">The database cannot be reached, or not be read or written.</exception>
    public static Task<ClusterStatus> StatusAsync(ClusterStore store, CancellationToken cancellation) => store.VisitAsync(
        async scheduler =>
        {
            var running = (await scheduler.QueryFireInstances(new FireInstanceQuery { Take = MostShown }, cancellation)).Items.ToLookup(fired => fired.JobKey);
            var triggers = (await scheduler.QueryTriggers(new TriggerQuery { Take = MostShown }, cancellation)).Items.ToLookup(trigger => trigger.JobKey);
            var jobs = (await scheduler.QueryJobs(new JobQuery { Take = MostShown }, cancellation)).Items.Select(job => new ClusterJob(
                job.Key.Group,
                job.Key.Name,
                running[job.Key].FirstOrDefault()?.SchedulerInstanceId,
                triggers[job.Key].Select(trigger => trigger.Pause).OfType<PauseInfo>().FirstOrDefault()?.Reason));
            var workers = (await scheduler.QueryClusterNodes(cancellation)).Where(node => !node.IsCurrentNode)
                .Select(node => new ClusterWorker(node.InstanceId, node.LastCheckInUtc, node.State == ClusterNodeState.Alive));
            return new ClusterStatus([.. jobs], [.. workers]);
        },
        cancellation);

    private const int MostShown = 1000;

    /// <summary>What is to be scheduled: everything where the step is new or was paused; else those of its parts that were.</summary>
    private static async Task<IReadOnlyList<StepOrder>> DueAsync(IScheduler scheduler, StepOrder whole, CancellationToken cancellation)
    {
        if (await scheduler.GetJobDetail(whole.Key, cancellation) is not { } known || await IsPausedAsync(scheduler, whole, cancellation))
        {
            // The parts first: the whole waits for those that are there.
            return [.. whole.Parts(), whole];
        }

        // It was split as it was asked for then.
        var paused = new List<StepOrder>();
        foreach (var part in (whole with { Shards = StepOrder.Of(known).Shards }).Parts())
        {
            if (await IsPausedAsync(scheduler, part, cancellation))
            {
                paused.Add(part);
            }
        }

        return paused.Count > 0
            ? paused
            : throw new GateException($"The step {whole.Request.Step} of {whole.Schema} was asked for already, and a worker carries it out or will. 'workbench status --connection' shows it.");
    }

    private static async Task<bool> IsPausedAsync(IScheduler scheduler, StepOrder order, CancellationToken cancellation) =>
        await scheduler.GetTriggerState(TriggerOf(order), cancellation) == TriggerState.Paused;

    private static IJobDetail Job(StepOrder order) => JobBuilder.Create<StepJob>().WithIdentity(order.Key).UsingJobData(order.ToData()).RequestRecovery().Build();

    private static TriggerKey TriggerOf(StepOrder order) => new(order.Key.Name, order.Key.Group);

    /// <summary>It fires until the job is gone. A firing that nobody could take in time is made up for at once, and only once.</summary>
    private static ITrigger Trigger(StepOrder order) => TriggerBuilder.Create().WithIdentity(TriggerOf(order)).StartNow()
        .WithSimpleSchedule(schedule => schedule.WithInterval(BetweenTries).RepeatForever()
            .MeasureIntervalFromCompletion(true).WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount))
        .Build();
}
