using Workbench.Pipeline.Estimates;
using Workbench.Simulation.Drawing;

namespace Workbench.Simulation.Tests.Estimates;

/// <summary>What goes wrong at a vendor on a usual day: one request in 250 is struck, by a fault that is drawn.</summary>
internal static class UsualFaults
{
    /// <summary>Share of the requests that are struck.</summary>
    private const double Share = 0.004;

    /// <summary>Share of the requests that are refused: two of the eight kinds.</summary>
    private const double RefusedShare = Share / 4;

    /// <summary>Share of the requests whose answer is lost, if they write: five of the eight kinds.</summary>
    private const double LostShare = Share * 5 / 8;

    /// <summary>Share of the requests whose answer is lost and that did not arrive: two of the eight kinds.</summary>
    private const double MissingShare = Share / 4;

    /// <summary>Until a struck call is answered or repeated: half a second of our own, the two seconds that a vendor states, or the three that an answer is held back.</summary>
    private static readonly TimeSpan MeanPause = TimeSpan.FromSeconds(1);

    /// <summary>More than any of the migrations makes.</summary>
    private const int Requests = 30_000;

    private static readonly string[] Kinds = ["429", "429(2)", "500", "500-after", "cut-before", "cut-after", "truncate", "slow(3000)"];

    /// <summary>The assumptions of somebody who knows the means of these faults.</summary>
    public static Assumptions Planned(Assumptions usual) => usual with
    {
        RepeatedShare = Share, RefusedShare = RefusedShare, LostShare = LostShare, MissingShare = MissingShare, RepeatPause = MeanPause,
    };

    /// <summary>Rules of a fault plan.</summary>
    public static string Draw(long seed)
    {
        var dice = new Dice(seed);
        return string.Join(',', Enumerable.Range(1, Requests).Where(_ => dice.Chance(Share)).Select(request => FormattableString.Invariant($"{dice.Pick(Kinds)}@{request}")));
    }
}
