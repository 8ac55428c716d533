using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Ledger.Changes;
using static Workbench.Ledger.Tests.TemporaryLedger;

namespace Workbench.Ledger.Tests.Rows;

/// <summary>The verdicts on a record that shows all that was promised of it follow from its promises.</summary>
public sealed class KeptVerdictsTests : IDisposable
{
    private static readonly Promise[] PromisesOfTwoFields =
    [
        Promised("name", VerdictClass.Equal, null),
        Promised("time", VerdictClass.EqualAfterTransform, "first"),
        Promised("time", VerdictClass.EqualAfterTransform, "second"),
        Promised("name", VerdictClass.ExpectedLoss, "shortened"),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("workbench-kept-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kept_SeveralPromisesAboutOneField_IsTheFirstOfTheWorst()
    {
        await using var ledger = await ComposedAsync("ivinex/contact/1");
        var key = Key("ivinex/contact/1");

        var kept = Assert.Single(ledger.Read.PromisesByContainer()).Promises.Kept(key);

        Assert.Equal(
            [new Verdict(key, "name", VerdictClass.ExpectedLoss, "shortened"), new Verdict(key, "time", VerdictClass.EqualAfterTransform, "first")], kept);
    }

    [Fact]
    public async Task Kept_GivenAsVerdicts_AreStoredAndPinnedLikeAnyOthers()
    {
        string[] keys = ["ivinex/contact/1", "ivinex/contact/2"];
        await using var ledger = await ComposedAsync(keys);
        var promises = ledger.Read.PromisesByContainer().First().Promises;

        await ledger.CommitAsync([new LedgerChange.VerdictsGiven(Key(keys[0]), promises.Kept(Key(keys[0])))], Cancellation);
        await ledger.CommitAsync([new LedgerChange.VerdictsGiven(Key(keys[1]), [.. promises.Kept(Key(keys[1]))])], Cancellation);

        Assert.All(keys, key => Assert.Equal(promises.Kept(Key(key)), ledger.Read.Verdicts(Key(key))));
        Assert.Equal(ledger.Read.Events(Key(keys[0])).Last().Data, ledger.Read.Events(Key(keys[1])).Last().Data);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<ILedger> ComposedAsync(params string[] keys)
    {
        var ledger = await SqliteLedger.OpenAsync(Path.Combine(folder, "ledger.db"), new FixedClock(), Cancellation);
        await ledger.CommitAsync(
            [.. keys.Select(key => Extracted(key)), .. keys.Select(key => (LedgerChange)(Composed(key) with { Promises = PromisesOfTwoFields }))], Cancellation);
        return ledger;
    }

    private static Promise Promised(string field, VerdictClass kept, string? reason) =>
        new(field, "contact", field, FieldType.Text, $"value of {field}", PromiseCheck.Equals, kept, reason);
}
