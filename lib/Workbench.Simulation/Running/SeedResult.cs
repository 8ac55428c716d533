using Workbench.Simulation.Crashes;
using Workbench.Simulation.Drawing;

namespace Workbench.Simulation.Running;

/// <summary>What kind of harm a finding is.</summary>
internal enum Harm
{
    /// <summary>Something of the source is missing or wrong in the destination.</summary>
    Lost,

    /// <summary>Something stands there twice.</summary>
    Doubled,

    /// <summary>Something that is none of the migration's business changed, or a person was written to.</summary>
    Foreign,
}

/// <summary>One thing that an outsider found wrong.</summary>
/// <param name="Rule">Which check found it.</param>
internal sealed record SeedFinding(Harm Harm, string Rule, string Record, string Detail)
{
    public override string ToString() => $"{Harm.ToString().ToLowerInvariant()}: {Rule} {Record}: {Detail}";
}

/// <summary>What one seed came to.</summary>
/// <param name="Passed">Sites at which a process could have died.</param>
/// <param name="Faults">Requests that a fault of a vendor really struck.</param>
/// <param name="Rejected">Records that are not there and are named as rejected, with their reason.</param>
/// <param name="Lives">Processes that were started.</param>
internal sealed record SeedResult(
    SeedPlan Plan,
    IReadOnlyList<SeedFinding> Findings,
    IReadOnlyList<Crash> Crashes,
    IReadOnlyCollection<CrashSite> Passed,
    int Faults,
    int Rejected,
    int Lives,
    int Writes,
    long Requests)
{
    public int Count(Harm harm) => Findings.Count(finding => finding.Harm == harm);
}
