using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.EndToEnd.Tests.PairCheck;
using Workbench.EndToEnd.Tests.Running;

namespace Workbench.EndToEnd.Tests;

/// <summary>Every pair of source and destination: a run that dies is made good by the next one, and the one after that changes nothing.</summary>
public sealed class PairTests
{
    private const double Size = 0.1;
    private const int MessagesBeforeTheKill = 30;

    public static TheoryData<string> Routes => [.. Pair.All.Select(pair => pair.Route)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Demo_KilledThenRepeated_LosesAndDoublesNothing(string route)
    {
        using var folder = new TemporaryFolder();
        var pair = Pair.Of(route);
        string[] command = ["demo", "--route", route, "--size", "0.1", "--out", folder.Run];
        var killedAt = await KillAsync(command, pair, folder);

        var second = await WorkbenchCli.RunAsync(command, cancellation: Cancellation);
        Assert.True(second.ExitCode == 0, second.ToString());
        using (var store = new DocumentStore(folder.StateOf($"{pair.Destination}-production")))
        {
            var report = await pair.CheckAsync(new BuiltInSample(Size), isEdited: true, store, Cancellation);
            Assert.True(report.Findings.Count == 0, report.Explain());
            Assert.InRange(killedAt, MessagesBeforeTheKill, report.Found["message"] - 1);
        }

        var fingerprint = await FingerprintAsync(route, folder);
        var third = await WorkbenchCli.RunAsync(command, cancellation: Cancellation);
        Assert.True(third.ExitCode == 0, third.ToString());
        Assert.Equal(fingerprint, await FingerprintAsync(route, folder));
    }

    /// <summary>Starts the demo and kills it in the middle of its production load.</summary>
    /// <returns>Messages that stood in production by then.</returns>
    private static async Task<int> KillAsync(string[] command, Pair pair, TemporaryFolder folder)
    {
        var state = folder.StateOf($"{pair.Destination}-production");
        using var process = WorkbenchCli.Start(command);
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        while (StateFile.Count(state, pair.MessageCollection) < MessagesBeforeTheKill)
        {
            Assert.False(process.HasExited, $"the demo ended before it could be killed: {(process.HasExited ? await output : "")}");
            await Task.Delay(TimeSpan.FromMilliseconds(10), Cancellation);
        }

        process.Kill();
        await process.WaitForExitAsync(Cancellation);
        return StateFile.Count(state, pair.MessageCollection);
    }

    private static async Task<string> FingerprintAsync(string route, TemporaryFolder folder)
    {
        await using var stage = await Stage.StartAsync(folder, Size, Cancellation, route);
        return stage.Production.Fingerprint();
    }
}
