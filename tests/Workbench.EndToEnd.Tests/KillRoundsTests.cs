using System.Globalization;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.EndToEnd.Tests.OutsideCheck;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests;

/// <summary>
/// The demo as a real process, killed with SIGKILL again and again and started anew, until an outsider looks at the destination. The vendors
/// live in the same process; what they answered for is in their state files, which need no more than the operating system to survive.
/// <c>WORKBENCH_KILL_ROUNDS</c> gives the number of kills, at the default size of the account; without it a few at a small size.
/// </summary>
public sealed class KillRoundsTests(ITestOutputHelper output)
{
    private const int FewestKills = 6;
    private const int MostKills = 14;

    private const int FewRounds = 3;
    private static readonly Pair Pair = Pair.Of("ivinex-intercom");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Demo_KilledAtAnyMoment_LosesAndDoublesNothing()
    {
        var asked = Number("WORKBENCH_KILL_ROUNDS");
        if (asked is null)
        {
            LongTests.Require();
        }

        var (rounds, size) = asked is { } number ? (number, 1.0) : (FewRounds, 0.1);
        var seed = Number("WORKBENCH_KILL_SEED") ?? Environment.TickCount;
        Say($"{rounds} kills at size {size}, WORKBENCH_KILL_SEED={seed}");
        var random = new Random(seed);
        var (kills, inFlight, doubled, lost) = (0, 0, 0, 0);
        var explained = new List<string>();
        for (var migration = 1; kills < rounds; migration++)
        {
            using var folder = new TemporaryFolder();
            var drawn = Math.Min(rounds - kills, asked is null ? FewRounds : random.Next(FewestKills, MostKills + 1));
            var found = await MigrateAsync(folder, random, drawn, size);
            (kills, inFlight) = (kills + found.Count, inFlight + found.Count(open => open > 0));
            var findings = await CheckAsync(folder, size);
            doubled += findings.Count(IsDoubled);
            lost += findings.Count(finding => !IsDoubled(finding));
            explained.AddRange(findings.Select(finding => $"migration {migration}: {finding}"));
            findings.ForEach(finding => Say(finding.ToString()));
            Say($"migration {migration}: {found.Count} kills, {findings.Count} findings, {kills} of {rounds} so far");
        }

        Say($"{inFlight} of the kills cut off writes that were on their way.");
        Say($"{kills} kills, {lost} lost, {doubled} doubled");
        Assert.True(explained.Count == 0, string.Join('\n', explained.Take(20)));
    }

    /// <summary>Runs one migration to its end over as many kills.</summary>
    /// <returns>For each kill, how many writes were on their way.</returns>
    private async Task<List<int>> MigrateAsync(TemporaryFolder folder, Random random, int kills, double size)
    {
        string[] command = ["demo", "--route", Pair.Route, "--size", size.ToString(CultureInfo.InvariantCulture), "--out", folder.Run];
        var inFlight = new List<int>();
        while (true)
        {
            using var demo = new DemoProcess(command, Pair, folder);
            var moment = KillMoment.Draw(random, demo, size);
            if (inFlight.Count < kills && await demo.ReachesAsync(moment.IsHere, Cancellation))
            {
                await demo.KillAsync(Cancellation);
                inFlight.Add(demo.InFlight);
                Say($"killed when {moment.Text}: {demo.Documents} records in production, {demo.InFlight} writes on their way");
                continue;
            }

            var ended = await demo.EndAsync(Cancellation);
            Assert.True(ended.ExitCode == 0, ended.ToString());
            return inFlight;
        }
    }

    private static async Task<List<Finding>> CheckAsync(TemporaryFolder folder, double size)
    {
        var account = new BuiltInSample(size);
        using var store = new DocumentStore(folder.StateOf($"{Pair.Destination}-production"));
        var report = await Pair.CheckAsync(account, isEdited: true, store, Cancellation);
        return [.. report.Findings, .. OutsideChecker.Run(account, isEdited: true, store).Findings];
    }

    private static bool IsDoubled(Finding finding) =>
        finding.Rule.EndsWith("-doubled", StringComparison.Ordinal) || finding.Rule.EndsWith("unexpected", StringComparison.Ordinal);

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Also on the terminal, where a run of an hour is followed.</summary>
    private void Say(string line)
    {
        output.WriteLine(line);
        TestContext.Current.SendDiagnosticMessage(line);
    }
}
