using Workbench.Ledger.Changes;
using Workbench.Ledger.Tests.Stores;
using static Workbench.Ledger.Tests.TemporaryLedger;

namespace Workbench.Ledger.Tests.Commits;

public abstract class FollowUpChangesContract(StoreKind kind) : LedgerContract(kind)
{
    private static readonly LedgerChange.DifferenceFound Changed =
        new(Key("ivinex/contact/1"), 2, "contacts", DifferenceKind.Changed, "name: Ada", "name: Adá");

    private static readonly LedgerChange.FindingMoved Opened =
        new(Key("ivinex/contact/1"), FindingSide.Source, "changed", FindingProgress.Open, "workbench", "name");

    [Fact]
    public async Task Apply_SameDifferenceAgain_WritesNoEvent()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Changed, Changed, Changed with { Scan = 3 });

        Assert.Equal(2, test.Read.Events().Count());
        Assert.Equal([2, 3], test.Read.Differences().Select(row => row.Scan));
        Assert.Single(test.Read.Differences(scan: 3));
    }

    [Fact]
    public async Task Apply_DifferenceTurnsOutOtherwise_NewerWordsStand()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Changed, Changed with { What = DifferenceKind.Deleted, After = null });

        var row = Assert.Single(test.Read.Differences());
        Assert.Equal((DifferenceKind.Deleted, "name: Ada", null), (row.What, row.Before, row.After));
    }

    [Fact]
    public async Task Apply_FindingMoves_KeepsWhenItWasOpened()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Opened, Opened, Opened with { Side = FindingSide.Destination });
        await test.CommitAsync(Opened with { State = FindingProgress.Closed, By = "Grace", Detail = "seen" });

        Assert.Equal(3, test.Read.Events(Key("ivinex/contact/1")).Count());
        var rows = test.Read.Findings().ToList();
        Assert.Equal([FindingSide.Destination, FindingSide.Source], rows.Select(row => row.Side));
        Assert.Equal((FindingProgress.Closed, "Grace", FixedClock.Start), (rows[1].State, rows[1].By, rows[1].FoundAt));
    }

    [Fact]
    public async Task Steps_OneStepOnly_LeavesOthersOut()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(
            new LedgerChange.StepMoved("delta", "began", new Dictionary<string, long> { ["scan"] = 4 }), Changed,
            new LedgerChange.StepMoved("freeze", "began", new Dictionary<string, long>()));

        var row = Assert.Single(test.Read.Steps("delta"));
        Assert.Equal((1, "began", 4), (row.Number, row.State, row.Counts["scan"]));
        Assert.Equal(2, test.Read.Steps().Count());
        Assert.Equal(2, test.Read.NewestEvent(nameof(LedgerChange.DifferenceFound), nameof(LedgerChange.WriteEnded))!.Number);
        Assert.Null(test.Read.NewestEvent(nameof(LedgerChange.WriteEnded)));
    }
}

public sealed class FollowUpChangesOnSqliteTests() : FollowUpChangesContract(StoreKind.Sqlite);

public sealed class FollowUpChangesOnPostgresTests() : FollowUpChangesContract(StoreKind.Postgres);
