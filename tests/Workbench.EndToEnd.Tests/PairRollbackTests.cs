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
        var before = Documents(pair, stage);
        await stage.LoadAsync(Cancellation);
        Assert.True(Documents(pair, stage).Count > before.Count);

        var rolledBack = await WorkbenchCli.RunAsync(
            ["rollback", folder.Run, "--confirm", await stage.ConfirmAsync(Cancellation)], cancellation: Cancellation);
        Assert.True(rolledBack.ExitCode == 0, rolledBack.ToString());

        var after = Documents(pair, stage);
        Assert.All(before, document => Assert.Equal(document.Value, after.GetValueOrDefault(document.Key)));
        Assert.All(after.Keys.Except(before.Keys), place => Assert.True(
            rolledBack.Output.Contains(place.Split('/')[1], StringComparison.Ordinal),
            $"{place} is left over, and the list does not say so: {after[place]}"));
        Assert.Equal(0, stage.Production.Outbox.Count);
    }

    /// <summary>Without the placeholder requester, whom the migration itself made before the load.</summary>
    private static Dictionary<string, string> Documents(Pair pair, Stage stage) => pair.Look(stage.Production.Store).Documents
        .Where(document => !document.Value.Contains("unknown-requester", StringComparison.Ordinal))
        .ToDictionary(document => document.Key, document => document.Value);
}
