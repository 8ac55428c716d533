using Workbench.Core.Verifying;
using Workbench.Emulators.Checking;

namespace Workbench.Simulation.Tests;

/// <summary>The workbench's own reconciliation finds what was planted behind the API of any destination, and nothing else.</summary>
[Collection(nameof(CleanMigrations))]
public sealed class ReconciliationTests(CleanMigrations clean)
{
    public static TheoryData<string, string> Planted =>
        [.. Pair.All.Select(pair => pair.Destination).Distinct().SelectMany(destination => PlantedDefect.All.Keys.Select(name => (destination, name)))];

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task Reconcile_PlantedDefect_IsADefectOfItsField(string destination, string name)
    {
        var world = await clean.ToAsync(destination, TestContext.Current.CancellationToken);
        var (plant, fields) = PlantedDefect.All[name];

        var verdicts = await CleanMigrations.ReconcileAsync(world, store => plant(new Spoiler(world, store)), TestContext.Current.CancellationToken);

        Assert.All(verdicts, verdict => Assert.Equal(VerdictClass.Defect, verdict.Class));
        Assert.True(verdicts.Any(verdict => fields.Contains(verdict.Field)), $"{name} in {destination}: {string.Join("; ", verdicts.Take(8))}");
    }

    /// <summary>The contact's own field is as promised; only the other organization knows of it.</summary>
    [Theory]
    [InlineData("intercom")]
    [InlineData("zoho-desk")]
    public async Task Reconcile_ForeignMemberOfAList_IsADefectOfItsField(string destination)
    {
        var world = await clean.ToAsync(destination, TestContext.Current.CancellationToken);

        var verdicts = await CleanMigrations.ReconcileAsync(world, store => new Spoiler(world, store).ListElsewhere(), TestContext.Current.CancellationToken);

        var verdict = Assert.Single(verdicts);
        Assert.Equal(("organization", VerdictClass.Defect), (verdict.Field, verdict.Class));
    }

    [Fact]
    public async Task Reconcile_NothingPlanted_FindsNothing()
    {
        foreach (var destination in Pair.All.Select(pair => pair.Destination).Distinct())
        {
            var world = await clean.ToAsync(destination, TestContext.Current.CancellationToken);

            Assert.Empty(await CleanMigrations.ReconcileAsync(world, _ => { }, TestContext.Current.CancellationToken));
        }
    }
}
