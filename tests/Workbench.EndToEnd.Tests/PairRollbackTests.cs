using Workbench.EndToEnd.Tests.PairCheck;
using Workbench.EndToEnd.Tests.Running;

namespace Workbench.EndToEnd.Tests;

/// <summary>A rollback leaves any destination as it was, but for what it lists.</summary>
public sealed class PairRollbackTests
{
    private const double Size = 0.1;

    public static TheoryData<string> Routes => [.. Pair.All.Select(pair => pair.Route)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Rollback_AfterLoad_LeavesOnlyWhatItLists(string route)
    {
        using var folder = new TemporaryFolder();
        var pair = Pair.Of(route);
        await using var stage = await Stage.StartAsync(folder, Size, Cancellation, route);
        await stage.PrepareAsync(Cancellation);
        var before = pair.Look(stage.Production.Store).Documents;
        await stage.LoadAsync(Cancellation);
        Assert.True(pair.Look(stage.Production.Store).Documents.Count > before.Count);

        var rolledBack = await WorkbenchCli.RunAsync(
            ["rollback", folder.Run, "--confirm", await stage.ConfirmAsync(Cancellation)], cancellation: Cancellation);
        Assert.True(rolledBack.ExitCode == 0, rolledBack.ToString());

        var after = pair.Look(stage.Production.Store).Documents;
        Assert.All(before, document => Assert.Equal(document.Value, after.GetValueOrDefault(document.Key)));
        Assert.All(after.Keys.Except(before.Keys), place => Assert.True(
            rolledBack.Output.Contains(place.Split('/')[1], StringComparison.Ordinal) || after[place].Contains("unknown-requester", StringComparison.OrdinalIgnoreCase),
            $"{place} is left over, and the list does not say so: {after[place]}"));
        Assert.Equal(0, stage.Production.Outbox.Count);
    }
}
