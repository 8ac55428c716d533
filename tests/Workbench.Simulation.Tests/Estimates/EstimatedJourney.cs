using Workbench.Emulators.Samples;
using Workbench.Pipeline.Estimates;
using Workbench.Simulation.Crashes;
using Workbench.Simulation.Drawing;
using Workbench.Simulation.Running;
using Workbench.Simulation.Worlds;

namespace Workbench.Simulation.Tests.Estimates;

/// <summary>
/// A whole migration on the virtual clock beside the estimate that was frozen before its extraction. The account's threads and files, the length
/// of every request and the faults are drawn; the estimate knows the counts of discovery and the means of what is drawn.
/// </summary>
internal sealed record EstimatedJourney(MigrationEstimate Estimate, IReadOnlyDictionary<string, MeasuredStep> Measured)
{
    /// <summary>Mean of the 5 to 120 ms that the simulated network draws for each request.</summary>
    private static readonly TimeSpan MeanLatency = TimeSpan.FromMilliseconds(62.5);

    // Several steps of the simulation belong to one of the notebooks.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["extract"] = StepNames.Extract, ["provision"] = StepNames.Provision, [Step.Files] = StepNames.Files, ["map"] = StepNames.Compose,
        ["load"] = StepNames.Load, ["retry"] = StepNames.Load, ["reconcile"] = StepNames.Reconcile, [Step.CatchUp] = StepNames.CatchUp,
        ["load the rest"] = StepNames.CatchUp, ["retry again"] = StepNames.CatchUp, ["reconcile changes"] = StepNames.ReconcileChanges,
    };

    /// <summary>Planned over actual duration.</summary>
    public double Ratio => Estimate.Duration / new TimeSpan(Measured.Values.Sum(step => step.Duration.Ticks));

    /// <summary>Planned over actual requests.</summary>
    public double RequestRatio => Estimate.Requests / Measured.Values.Sum(step => step.SourceRequests + step.DestinationRequests);

    /// <param name="seed">Draws the account's records, the length of every request, and the faults of both vendors.</param>
    /// <param name="tempo">By how much the destination's lags and windows are shortened.</param>
    public static Task<EstimatedJourney> RunAsync(
        string route, double size, int seed, bool withFaults, double tempo, CancellationToken cancellation) => Simulator.AloneAsync(async () =>
    {
        var folder = Path.Combine(Simulator.DefaultFolder, $"estimate-{route}-{seed}-{withFaults}-{tempo}");
        try
        {
            await using var world = await World.BeginAsync(
                SeedPlan.Calm(route, 0) with
                {
                    Seed = seed, Pace = seed, DestinationTempo = tempo, SourceFaults = Faults(1_000), DestinationFaults = Faults(2_000),
                },
                new BuiltInSample(size, seed), Ground.In(folder), null, cancellation);
            await using var process = await SimulatedProcess.StartAsync(world, new Fate([]), life: 1, cancellation);
            return await TravelAsync(world, process, withFaults ? UsualFaults.Planned(Assumed(route)) : Assumed(route), cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        string Faults(int side) => withFaults ? UsualFaults.Draw(side + seed) : "";
    }, cancellation);

    public override string ToString() => string.Join(Environment.NewLine, ComparedStep.Of(Estimate, Measured)
        .Select(step => FormattableString.Invariant(
            $"  {step.Planned.Name,-18} planned {step.Planned.Duration.TotalSeconds,8:0.0} s {step.Planned.SourceRequests,7:0} + {step.Planned.DestinationRequests,6:0}, actual {step.Actual?.Duration.TotalSeconds,8:0.0} s {step.Actual?.SourceRequests,6} + {step.Actual?.DestinationRequests,6}"))
        .Prepend(FormattableString.Invariant($"{Estimate.Route}: duration {Ratio:0.000}, requests {RequestRatio:0.000} of the actual ones; {Estimate.Limit ?? "answers"}")));

    private static async Task<EstimatedJourney> TravelAsync(
        World world, SimulatedProcess process, Assumptions assumed, CancellationToken cancellation)
    {
        var (journey, environment) = (new Journey(process.Environment, world.Folder), process.Environment);
        var measured = new Dictionary<string, MeasuredStep>(StringComparer.Ordinal);
        foreach (var step in Step.Migration)
        {
            if (step.Name == Step.Freeze)
            {
                world.Edit();
            }

            var (startedAt, source, destination) = (world.Clock.GetUtcNow(), environment.Source.Quota.Requests, environment.Destination.Quota.Requests);
            await step.RunAsync(journey, cancellation);
            if (step.Name == "discover")
            {
                await new EstimateStep(environment).RunAsync(assumed, cancellation);
            }

            if (Names.TryGetValue(step.Name, out var name))
            {
                var before = measured.GetValueOrDefault(name) ?? new MeasuredStep(TimeSpan.Zero, 0, 0);
                measured[name] = new MeasuredStep(
                    before.Duration + (world.Clock.GetUtcNow() - startedAt),
                    before.SourceRequests + environment.Source.Quota.Requests - source,
                    before.DestinationRequests + environment.Destination.Quota.Requests - destination);
            }
        }

        return new EstimatedJourney(EstimateStep.Kept(environment.Read)!, measured);
    }

    /// <summary>The simulation sends one request after the other, moves files in no time, and reads once more where links to files expire.</summary>
    private static Assumptions Assumed(string route) => new()
    {
        SourceLatency = MeanLatency, DestinationLatency = MeanLatency, SideBySide = 1, BytesPerSecond = 1e12,
        Rereadings = route.StartsWith("infoset", StringComparison.Ordinal) ? 0 : 1,
    };
}
