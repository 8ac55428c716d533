using Workbench.Core.Errors;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.Simulation.Crashes;
using Workbench.Simulation.Drawing;
using Workbench.Simulation.Worlds;

namespace Workbench.Simulation.Running;

/// <summary>Runs one seed: processes are started and die until every step is done, and an outsider then looks at both vendors.</summary>
/// <param name="beginning">What the seed goes on from; null where it begins with discovery.</param>
internal sealed class SeedRun(SeedPlan plan, SampleAccount sample, Ground ground, Beginning? beginning)
{
    /// <summary>A step that fails this often without a crash is a finding.</summary>
    private const int MostTries = 12;

    private const int LeastFaults = 3;

    private readonly Fate fate = new(plan.Crashes, new UnusualSites(plan.Pace % 2 == 0), plan.DiskFullAt);
    private readonly Dice patience = new(plan.Pace);
    private int lives;

    public async Task<SeedResult> RunAsync(CancellationToken cancellation)
    {
        await using var world = await World.BeginAsync(plan, sample, ground, beginning, cancellation);
        return await RunInAsync(world, cancellation);
    }

    /// <summary>As <see cref="RunAsync"/>, in a world that stays behind to be looked at.</summary>
    public async Task<SeedResult> RunInAsync(World world, CancellationToken cancellation)
    {
        var findings = new List<SeedFinding>();
        var rejected = 0;
        if (await MigrateAsync(world, findings, cancellation))
        {
            var verdict = OutsideVerdict.OfMigration(world);
            findings.AddRange(verdict.Findings);
            rejected = verdict.Rejected;
            if (plan.RollsBack && await GoAsync(world, Step.Rollback, 0, findings, cancellation))
            {
                findings.AddRange(OutsideVerdict.OfRollback(world));
            }
        }

        return new SeedResult(plan, findings, fate.Crashes, fate.Passed, world.StruckFaults, rejected, lives, fate.Writes, world.Network.Requests);
    }

    private async Task<bool> MigrateAsync(World world, List<SeedFinding> findings, CancellationToken cancellation)
    {
        var first = beginning is null ? 0 : Step.Migration.TakeWhile(step => step.Name != Step.Files).Count();
        if (plan.LosesFolder)
        {
            if (!await GoAsync(world, [.. Step.Migration.TakeWhile(step => step.Name != Step.Freeze)], first, findings, cancellation))
            {
                return false;
            }

            await world.LoseFolderAsync();
            first = 0;
        }

        return await GoAsync(world, Step.Migration, first, findings, cancellation);
    }

    /// <summary>Goes through the steps, with as many processes as it takes.</summary>
    /// <returns>False where a step cannot be ended.</returns>
    private async Task<bool> GoAsync(World world, IReadOnlyList<Step> steps, int first, List<SeedFinding> findings, CancellationToken cancellation)
    {
        var (next, tries) = (first, 0);
        while (next < steps.Count)
        {
            await using var process = await SimulatedProcess.StartAsync(world, fate, ++lives, cancellation);
            var journey = new Journey(process.Environment, world.Folder);
            try
            {
                for (; next < steps.Count; next++, tries = 0)
                {
                    Prepare(world, steps[next]);
                    await steps[next].RunAsync(journey, cancellation);
                    if (process.IsDiskFull)
                    {
                        findings.Add(new SeedFinding(Harm.Lost, "went-on", steps[next].Name, "The step ended well although the ledger had refused a write."));
                        return false;
                    }
                }
            }
            catch (ProcessDiedException)
            {
                next = plan.StartsOver ? 0 : next;
            }
            catch (WorkbenchException refusal)
            {
                // A person reads what it says, waits, and runs the cell again.
                if (++tries == MostTries)
                {
                    findings.Add(new SeedFinding(Harm.Lost, "stuck", steps[next].Name, refusal.Message));
                    return false;
                }

                world.Clock.Pass(TimeSpan.FromMinutes(patience.Between(5, 60)));
            }
        }

        return true;
    }

    private void Prepare(World world, Step step)
    {
        world.Clock.Pass(TimeSpan.FromMinutes(patience.Chance(0.2) ? patience.Between(30, 400) : patience.Below(3)));
        if (step.Name == Step.Freeze)
        {
            world.Edit();
        }

        if (step.Name != Step.CatchUp)
        {
            return;
        }

        if (fate.Crashes.Count == 0)
        {
            fate.Add(CrashDraw.Soon(plan.Pace));
        }

        if (plan.SourceFaults.Length > 0 && world.StruckFaults < LeastFaults)
        {
            world.Source.Emulator.Faults = FaultPlan.Parse(FaultDraw.Soon);
        }
    }
}
