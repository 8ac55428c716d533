using System.Globalization;
using Workbench.Notebooks.Migrations;
using Workbench.Simulation.Crashes;

namespace Workbench.Simulation.Drawing;

/// <summary>Everything that happens in one seed, drawn before it begins.</summary>
internal sealed record SeedPlan
{
    /// <summary>How many cuts of the invented account there are.</summary>
    public const int Samples = 12;

    /// <summary>Share of the seeds that begin with discovery.</summary>
    private const double WholeShare = 0.2;

    /// <summary>Share of the seeds that are migrated once more after their ledger was lost.</summary>
    private const double LosesFolderShare = 0.03;

    public required long Seed { get; init; }

    public required string Route { get; init; }

    /// <summary>
    /// True where the seed goes on from a copy of a migration that came to the end of provisioning in peace, so that everything that is drawn
    /// falls on what comes after; false where it begins with discovery.
    /// </summary>
    public required bool IsBegun { get; init; }

    /// <summary>Which cut of the invented account.</summary>
    public required int Sample { get; init; }

    /// <summary>Rules of a fault plan, for the source's emulator.</summary>
    public required string SourceFaults { get; init; }

    /// <summary>Rules of a fault plan, for the destination's emulator.</summary>
    public required string DestinationFaults { get; init; }

    public required IReadOnlyList<CrashPoint> Crashes { get; init; }

    /// <summary>The journal write from which the disk is full, until people make room for the next process; null for never.</summary>
    public required int? DiskFullAt { get; init; }

    /// <summary>The machine sleeps before this request, in the middle of a step: tokens, links and time-outs run out; null for never.</summary>
    public required int? SleepsAtRequest { get; init; }

    /// <summary>The destination's lags and rate windows are the vendor's own, divided by this.</summary>
    public required double DestinationTempo { get; init; }

    /// <summary>People change the source at its n-th request, if they have not done so before the freeze.</summary>
    public required int EditsAtRequest { get; init; }

    /// <summary>True where somebody begins with the first notebook again after a crash, instead of the one that died.</summary>
    public required bool StartsOver { get; init; }

    /// <summary>True where everything is rolled back in the end.</summary>
    public required bool RollsBack { get; init; }

    /// <summary>
    /// True where the migration folder is lost before the freeze, with the ledger, and people begin with the first notebook again: everything is there
    /// already, and a rollback leaves it. What people change in the source they change before anything is read then: what moved between the two
    /// migrations nobody could recognise.
    /// </summary>
    public required bool LosesFolder { get; init; }

    /// <summary>Seed of what is drawn while the seed runs: jitter, the length of requests and of nights.</summary>
    public required int Pace { get; init; }

    public static SeedPlan Draw(long seed)
    {
        var dice = new Dice(seed);
        var sourceFaults = FaultDraw.Source(dice);
        var plan = new SeedPlan
        {
            Seed = seed,
            Route = RouteCatalog.Names[dice.Below(RouteCatalog.Names.Count)],
            IsBegun = !dice.Chance(WholeShare),
            Sample = dice.Below(Samples),
            SourceFaults = sourceFaults,
            DestinationFaults = FaultDraw.Destination(dice),
            Crashes = [CrashDraw.Drawn(dice)],
            EditsAtRequest = dice.Between(1, 160),
            DiskFullAt = dice.Chance(0.2) ? dice.Between(1, 500) : null,
            SleepsAtRequest = dice.Chance(0.3) ? dice.Between(10, 800) : null,
            DestinationTempo = dice.Pick([0.5, 1, 1, 3]),
            StartsOver = dice.Chance(0.1),
            RollsBack = dice.Chance(0.2),
            Pace = dice.Below(int.MaxValue),
            LosesFolder = dice.Chance(LosesFolderShare),
        };
        plan = plan.LosesFolder ? plan with { RollsBack = true, IsBegun = false, EditsAtRequest = 1 } : plan;
        return plan with { Crashes = [.. plan.Crashes, CrashDraw.Aimed(seed, plan.RollsBack)] };
    }

    /// <summary>A plan in which no vendor errs, nobody changes anything, and no process dies.</summary>
    public static SeedPlan Calm(string route, int sample) => new()
    {
        Seed = 0, Route = route, IsBegun = false, Sample = sample, SourceFaults = "", DestinationFaults = "", Crashes = [], EditsAtRequest = int.MaxValue,
        DiskFullAt = null, SleepsAtRequest = null, DestinationTempo = 1, StartsOver = false, RollsBack = false, Pace = 0, LosesFolder = false,
    };

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"seed {Seed}: {Route}, sample {Sample}{(IsBegun ? ", begun" : "")}, source faults {SourceFaults}, destination faults {DestinationFaults}, "
        + $"dies {string.Join("; ", Crashes)}; edits at source request {EditsAtRequest}, lags divided by {DestinationTempo}"
        + $"{(DiskFullAt is { } write ? $"; disk full at journal write {write}" : "")}{(SleepsAtRequest is { } request ? $"; sleeps at request {request}" : "")}{(StartsOver ? "; starts over" : "")}{(LosesFolder ? "; loses its folder" : "")}{(RollsBack ? "; rolls back" : "")}");
}
