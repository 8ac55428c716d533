using Workbench.Cli.Demo;
using Workbench.Cli.Running;
using Workbench.Emulators.Kit;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests.Hostile;

/// <summary>One whole migration of each pair carries the table of hostile inputs, through every notebook to the audit record.</summary>
public sealed class HostileMigrationTests
{
    private static readonly List<string> AllRoutes = [.. Pair.All.Select(pair => pair.Route)];

    public static TheoryData<string> Routes => RoutesToTry.Of(AllRoutes);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Demo_HostileInputs_ArriveAsTheyWereAndActNowhere(string route)
    {
        LongTests.Require();
        using var folder = new TemporaryFolder();
        var cases = HostileCase.Of(HostileTable.All, AllRoutes.IndexOf(route));
        await using var screen = new StringWriter();
        await using var terminal = new TerminalWriter(screen);
        var options = new DemoOptions(route, Size: 1, Seed: 1, Data: null, folder.Run, DemoOptions.Shortened);

        var result = await new DemoRun(options, terminal, new HostileSample(cases)).RunAsync(Cancellation);

        Assert.True(result.IsClean, screen.ToString());
        using var store = new DocumentStore(folder.StateOf($"{Pair.Of(route).Destination}-production"));
        AssertList(new HostileCheck(Pair.Of(route), store, Path.Combine(folder.Run, "ledger.db")).Run(cases));
        AssertList(ActiveMarkup.In(store, Pair.Of(route).Documents(store).Keys.Select(place => place.Split('/')[0]).Distinct()));
        AssertList(InertRun.Violations(folder.Run));
        Assert.DoesNotContain(screen.ToString(), character => char.IsControl(character) && character is not ('\n' or '\r' or '\t'));
        Assert.Equal(["run", "run.vendors"], Directory.EnumerateFileSystemEntries(folder.Root).Select(Path.GetFileName).Order());
    }

    private static void AssertList(IEnumerable<string> violations)
    {
        var found = violations.ToList();
        Assert.True(found.Count == 0, $"{found.Count}:\n{string.Join('\n', found.Take(50))}");
    }
}
