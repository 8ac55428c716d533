using Workbench.Emulators.Checking;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Simulation.Worlds;

namespace Workbench.Simulation.Running;

/// <summary>
/// What an outsider sees in both vendors when everything is over. Of the migration itself only its two lists are read: what it names as
/// rejected, and what a rollback names as left over.
/// </summary>
internal sealed record OutsideVerdict(IReadOnlyList<SeedFinding> Findings, int Rejected)
{
    public static OutsideVerdict OfMigration(World world)
    {
        using var read = world.Ledger.OpenReader();
        var rejected = read.Rejects().Select(row => row.Key.ToString()).ToHashSet(StringComparer.Ordinal);
        var report = world.Pair.Check(world.Sample, isEdited: true, world.Destination.Emulator.Store, world.Before);
        return new OutsideVerdict(
            [
                .. report.Findings.Where(finding => !rejected.Contains(finding.Record))
                    .Select(finding => new SeedFinding(HarmOf(finding.Rule), finding.Rule, finding.Record, finding.Detail)),
            ],
            rejected.Count);
    }

    /// <summary>Everything that was there before is as it was; what is new is on the list of what the vendor keeps.</summary>
    public static IReadOnlyList<SeedFinding> OfRollback(World world)
    {
        using var read = world.Ledger.OpenReader();
        var named = read.Removals().Where(row => row.Result is RemovalResult.Leftover or RemovalResult.Archived or RemovalResult.Skipped)
            .Select(row => $"{row.Twin?.Print()} {row.Detail}").ToList();
        var after = world.Pair.Documents(world.Destination.Emulator.Store);
        var findings = world.Before
            .Where(document => after.GetValueOrDefault(document.Key) != document.Value && !IsPlaceholder(document.Value))
            .Select(document => new SeedFinding(Harm.Foreign, "not-restored", document.Key, $"was {document.Value}, is {after.GetValueOrDefault(document.Key) ?? "gone"}"))
            .Concat(after.Where(document => !world.Before.ContainsKey(document.Key) && !IsPlaceholder(document.Value))
                .Where(document => !named.Exists(text => text.Contains(document.Key.Split('/')[1], StringComparison.Ordinal)))
                .Select(document => new SeedFinding(Harm.Foreign, "not-removed", document.Key, $"is left over and on no list: {document.Value}")));
        return [.. findings];
    }

    private static Harm HarmOf(string rule) => rule switch
    {
        _ when rule.EndsWith("-doubled", StringComparison.Ordinal) => Harm.Doubled,
        "bystander" or "outbox" => Harm.Foreign,
        _ when rule.EndsWith("unexpected", StringComparison.Ordinal) => Harm.Foreign,
        _ => Harm.Lost,
    };

    /// <summary>The requester who stands for those whom nobody knows is provisioned before the load.</summary>
    private static bool IsPlaceholder(string document) => document.Contains("unknown-requester", StringComparison.Ordinal);
}
