using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;
using Workbench.EndToEnd.Tests.OutsideCheck;
using Workbench.EndToEnd.Tests.Running;

namespace Workbench.EndToEnd.Tests;

/// <summary>A rollback leaves the destination as it was, but for what it lists.</summary>
public sealed class RollbackTests(PreparedStage prepared)
{
    private static readonly string[] Compared = ["contacts", "companies", "conversations", "tickets", "custom_objects", "notes"];

    private static readonly HashSet<string> Volatile = ["updated_at", "last_replied_at", "last_contacted_at", "_visible_from", "_refused"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rollback_AfterLoad_LeavesOnlyWhatItLists()
    {
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        var before = Documents(stage.Production.Store);
        await stage.LoadAsync(Cancellation);

        var rolledBack = await WorkbenchCli.RunAsync(
            ["rollback", folder.Run, "--confirm", await stage.ConfirmAsync(Cancellation)], Cancellation);
        Assert.True(rolledBack.ExitCode == 0, rolledBack.ToString());

        var after = Documents(stage.Production.Store);
        Assert.All(before, document => Assert.Equal(document.Value, after.GetValueOrDefault(document.Key)));
        Assert.All(after.Keys.Except(before.Keys), key => Assert.True(
            rolledBack.Output.Contains(key.Split('/')[1], StringComparison.Ordinal), $"{key} is left over, and the list does not say so: {after[key]}"));
        Assert.Equal(0, stage.Production.Outbox.Count);
    }

    [Fact]
    public async Task Load_AfterRollback_IsCleanAgain()
    {
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        await stage.LoadAsync(Cancellation);
        await stage.WithBenchAsync(
            async bench =>
            {
                await bench.Rollback(await stage.ConfirmAsync(Cancellation), dryRun: false);
                await bench.Provision(await stage.ConfirmAsync(Cancellation));
            },
            Cancellation);

        await stage.LoadAsync(Cancellation);

        var report = stage.Check();
        Assert.True(report.Findings.Count == 0, report.Explain());
    }

    /// <summary>
    /// Documents by collection and id, without times of change. Archived companies count as gone, as the vendor shows them to nobody; the
    /// placeholder requester was made by the migration itself.
    /// </summary>
    private static Dictionary<string, string> Documents(DocumentStore store) => Compared
        .SelectMany(collection => store.Scan(collection)
            .Where(found => Workspace.Text(found.Body, "archived") != "true" && Workspace.Text(found.Body, "name") != "Unknown requester")
            .Select(found => (Key: $"{collection}/{found.Id}", Text: Stable(found.Body))))
        .ToDictionary(found => found.Key, found => found.Text);

    /// <summary>The vendor shows nothing as null or 0 alike, and strips spaces from every phone number it is given (intercom 6.43).</summary>
    private static string Stable(JsonObject body) =>
        new JsonObject(body.Where(field => !Volatile.Contains(field.Key) && field.Value?.ToString() is not (null or "0")).OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => KeyValuePair.Create(
                field.Key, field.Key == "phone" ? field.Value!.ToString().Replace(" ", "", StringComparison.Ordinal) : field.Value?.DeepClone()))).ToJsonString();
}
