using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.EndToEnd.Tests.OutsideCheck;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests;

/// <summary>
/// Every pair of source and destination: a run that is killed is made good by the same command, the one after that changes nothing, and a
/// rollback leaves the destination as it was, but for what it lists.
/// </summary>
public sealed class PairTests
{
    private const double Size = 0.1;
    private const int MessagesBeforeTheKill = 30;
    private const int MostTries = 5;

    public static TheoryData<string> Routes => RoutesToTry.Of(Pair.All.Select(pair => pair.Route));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Demo_KilledRepeatedRolledBack_LosesDoublesAndLeavesNothing(string route)
    {
        var pair = Pair.Of(route);
        var killed = await KilledDuringLoadAsync(pair);
        using var folder = killed.Folder;
        var (command, secrets) = (Command(route, folder), killed.Secrets);

        var repeated = await RunAsync(command);
        Assert.Empty(SecretCanary.Find(folder.Run, secrets, repeated.Output, repeated.Error));
        await CheckAsync(pair, folder);

        var fingerprint = await FingerprintAsync(route, folder);
        await RunAsync(command);
        Assert.Equal(fingerprint, await FingerprintAsync(route, folder));

        await RollBackAsync(pair, folder, killed.Before);
        Assert.Empty(SecretCanary.Find(folder.Run, secrets));
    }

    private static string[] Command(string route, TemporaryFolder folder) => ["demo", "--route", route, "--size", "0.1", "--out", folder.Run];

    private static async Task<CliResult> RunAsync(string[] command)
    {
        var result = await WorkbenchCli.RunAsync(command, Cancellation);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }

    /// <summary>A demo that was killed in the middle of its production load. A look that came too late, on a busy machine, is tried again with another demo.</summary>
    private static async Task<(TemporaryFolder Folder, Dictionary<string, string> Before, IReadOnlyList<KeyValuePair<string, string>> Secrets)> KilledDuringLoadAsync(
        Pair pair)
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            var folder = new TemporaryFolder();
            var before = await LookAsync(pair, folder);
            var secrets = await SecretsAsync(pair.Route, folder);
            await KillAsync(pair, folder, secrets);
            if (StateFile.Due(Path.Combine(folder.Run, "ledger.db")) > 0)
            {
                return (folder, before, secrets);
            }

            folder.Dispose();
        }

        throw new InvalidOperationException($"None of {MostTries} demos could be killed before its load was over.");
    }

    private static async Task KillAsync(Pair pair, TemporaryFolder folder, IReadOnlyList<KeyValuePair<string, string>> secrets)
    {
        var state = folder.StateOf($"{pair.Destination}-production");
        using var process = WorkbenchCli.Start(Command(pair.Route, folder));
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        async Task ReachAsync(int messages)
        {
            while (StateFile.Count(state, pair.MessageCollection) < messages)
            {
                Assert.False(process.HasExited, $"the demo ended before it could be killed: {(process.HasExited ? await output : "")}");
                await Task.Delay(TimeSpan.FromMilliseconds(10), Cancellation);
            }
        }

        await ReachAsync(1);
        Assert.Empty(SecretCanary.FindInProcesses(secrets));
        await ReachAsync(MessagesBeforeTheKill);
        process.Kill();
        await process.WaitForExitAsync(Cancellation);
        Assert.Empty(SecretCanary.Find(folder.Run, secrets, await output));
    }

    private static async Task CheckAsync(Pair pair, TemporaryFolder folder)
    {
        using var store = new DocumentStore(folder.StateOf($"{pair.Destination}-production"));
        var report = await pair.CheckAsync(new BuiltInSample(Size), isEdited: true, store, Cancellation);
        Assert.True(report.Findings.Count == 0, report.Explain());
        if (pair.Route == "ivinex-intercom")
        {
            // The pair that has a check of every field of its own.
            var fields = OutsideChecker.Run(new BuiltInSample(Size), isEdited: true, store);
            Assert.True(fields.Findings.Count == 0, fields.Explain());
        }
    }

    private static async Task<string> FingerprintAsync(string route, TemporaryFolder folder)
    {
        await using var stage = await Stage.StartAsync(folder, Size, Cancellation, route);
        return stage.Production.Fingerprint();
    }

    private static async Task<IReadOnlyList<KeyValuePair<string, string>>> SecretsAsync(string route, TemporaryFolder folder)
    {
        await using var stage = await Stage.StartAsync(folder, Size, Cancellation, route);
        return [.. stage.Secrets];
    }

    private static async Task RollBackAsync(Pair pair, TemporaryFolder folder, Dictionary<string, string> before)
    {
        await using var stage = await Stage.StartAsync(folder, Size, Cancellation, pair.Route);
        var loaded = Documents(pair, stage);
        Assert.True(loaded.Count > before.Count);

        var rolledBack = await RunAsync(["rollback", folder.Run, "--confirm", await stage.ConfirmAsync(Cancellation)]);

        var after = Documents(pair, stage);
        Assert.All(before, document => Assert.Equal(document.Value, after.GetValueOrDefault(document.Key)));
        Assert.All(after.Keys.Except(before.Keys), place => Assert.True(
            rolledBack.Output.Contains(place.Split('/')[1], StringComparison.Ordinal),
            $"{place} is left over, and the list does not say so: {after[place]}"));
        Assert.Equal(0, stage.Production.Outbox.Count);
    }

    /// <summary>The production account before anybody migrated anything.</summary>
    private static async Task<Dictionary<string, string>> LookAsync(Pair pair, TemporaryFolder folder)
    {
        await using var stage = await Stage.StartAsync(folder, Size, Cancellation, pair.Route);
        return Documents(pair, stage);
    }

    /// <summary>Without the placeholder requester, whom the migration itself made before the load.</summary>
    private static Dictionary<string, string> Documents(Pair pair, Stage stage) => pair.Documents(stage.Production.Store)
        .Where(document => !document.Value.Contains("unknown-requester", StringComparison.Ordinal))
        .ToDictionary(document => document.Key, document => document.Value);
}
