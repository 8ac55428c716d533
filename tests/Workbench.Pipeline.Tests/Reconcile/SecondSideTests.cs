using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Reconcile;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Reconcile;

/// <summary>Two companies with two contacts each, and a contact without any; fields are as promised, so only the lists can be wrong.</summary>
public sealed class SecondSideTests
{
    private const string Field = "organization";
    private static readonly TimeSpan Settle = TimeSpan.FromMinutes(3);

    private static IEnumerable<int> Pairs => Enumerable.Range(1, BackLink.Few + 10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_ListsAsPromised_FindNothingAndAreCounted()
    {
        await using var test = await LoadedAsync();

        var judged = await JudgeAsync(test);

        Assert.Empty(test.Read.Verdicts([VerdictClass.Defect]));
        Assert.Equal(4, judged.Links.Both);
        Assert.Equal(("contact.author", 1), Assert.Single(judged.Links.One.Select(links => (links.Key, links.Value))));
        Assert.DoesNotContain(Settle, test.Clock.Waits);
    }

    [Fact]
    public async Task RunAsync_ContactMissingInTheList_IsADefectOfItsField()
    {
        await using var test = await LoadedAsync();
        test.Destination.Linked = (of, _) => [.. Members(test, of).Where(id => id != Id(test, "contact/2"))];

        await JudgeAsync(test);

        var defect = Assert.Single(test.Read.Verdicts([VerdictClass.Defect]));
        Assert.Equal((Key("contact/2"), Field, $"stands in the list of company:{Id(test, "organization/1")}"), (defect.Key, defect.Field, defect.Expected));
        Assert.Contains(Settle, test.Clock.Waits);
    }

    [Fact]
    public async Task RunAsync_ListThatLags_IsReadASecondTimeAfterTheDelay()
    {
        await using var test = await LoadedAsync();
        test.Destination.Linked = (of, before) => before < 2 ? [] : Members(test, of);

        await JudgeAsync(test);

        Assert.Empty(test.Read.Verdicts([VerdictClass.Defect]));
        Assert.Equal(4, test.Destination.LinkedOf.Count);
        Assert.Contains(Settle, test.Clock.Waits);
    }

    [Fact]
    public async Task RunAsync_ListWithAKnownLag_IsAskedAgainWithinIt()
    {
        await using var test = await LoadedAsync();
        test.Destination.BackLinks = [test.Destination.BackLinks[0] with { Lag = 4 * Settle }];
        test.Destination.Linked = (of, before) => before < 4 ? [] : Members(test, of);

        await JudgeAsync(test);

        Assert.Empty(test.Read.Verdicts([VerdictClass.Defect]));
        Assert.Equal(2, test.Clock.Waits.Count(wait => wait == Settle));
    }

    [Fact]
    public async Task RunAsync_ContactInTheListOfAnotherCompany_IsADefectOfItsField()
    {
        await using var test = await LoadedAsync();
        test.Destination.Linked = (of, _) => of == Id(test, "organization/2") ? [.. Members(test, of), Id(test, "contact/1")] : Members(test, of);

        await JudgeAsync(test);

        var defect = Assert.Single(test.Read.Verdicts([VerdictClass.Defect]));
        Assert.Equal((Key("contact/1"), Field, "belongs to ivinex/organization/1"), (defect.Key, defect.Field, defect.Expected));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task RunAsync_ContactWithoutACompanyInAList_IsADefectWhereNothingElseMakesTheLink(bool isExact, int defects)
    {
        await using var test = await LoadedAsync();
        test.Destination.BackLinks = [test.Destination.BackLinks[0] with { IsExact = isExact }];
        test.Destination.Linked = (of, _) => [.. Members(test, of), Id(test, "contact/5")];

        await JudgeAsync(test);

        Assert.Equal(defects, test.Read.Verdicts([VerdictClass.Defect]).Count(defect => defect.Key == Key("contact/5") && defect.Expected == "empty"));
    }

    [Fact]
    public async Task RunAsync_SomebodyElseInTheList_IsNotOurs()
    {
        await using var test = await LoadedAsync();
        test.Destination.Linked = (of, _) => [.. Members(test, of), "999"];

        await JudgeAsync(test);

        Assert.Empty(test.Read.Verdicts([VerdictClass.Defect]));
    }

    [Theory]
    [InlineData("contact/1")]
    [InlineData("contact/9")]
    public async Task RunAsync_LinkThatTheSourceHasBesides_IsNoDefect(string from)
    {
        await using var test = await LoadedAsync();
        await test.ComposeAsync("contact/9", []);
        await test.CommitAsync(
            new LedgerChange.FileCarried(Key("contact/9"), Twin(test, "contact/1"), TwinOrigin.Created, "create"),
            new LedgerChange.LinkExtracted(new RecordLink(Key(from), "organization", Key("organization/2")), 1));
        test.Destination.Linked = (of, _) => of == Id(test, "organization/2") ? [.. Members(test, of), Id(test, "contact/1")] : Members(test, of);

        await JudgeAsync(test);

        Assert.Empty(test.Read.Verdicts([VerdictClass.Defect]));
    }

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 2)]
    public async Task RunAsync_ManyListsInDoubt_AreReadAgainTogether(bool isWhole, int questions)
    {
        await using var test = await LoadedInPairsAsync(isWhole);
        var members = Pairs.ToDictionary(number => Id(test, $"organization/{number}"), number => Id(test, $"contact/{number}"));
        test.Destination.Linked = (of, before) => before == 0 ? [] : [members[of]];

        await JudgeAsync(test);

        Assert.Empty(test.Read.Verdicts([VerdictClass.Defect]));
        Assert.Equal(questions, test.Destination.LinkedOf.Count);
        Assert.Equal(Pairs.Count(), test.Destination.LinkedRows);
    }

    [Fact]
    public async Task RunAsync_ManyContactsInTheListsOfOthers_AreEachADefect()
    {
        await using var test = await LoadedInPairsAsync(isWhole: false);
        var members = Pairs.ToDictionary(number => Id(test, $"organization/{number}"), number => Id(test, $"contact/{(number % Pairs.Count()) + 1}"));
        test.Destination.Linked = (of, _) => [members[of]];

        await JudgeAsync(test);

        var defects = test.Read.Verdicts([VerdictClass.Defect]).ToList();
        Assert.Equal(Pairs.Select(number => Key($"contact/{number}")).Order(), defects.Select(defect => defect.Key).Order());
        Assert.All(defects, defect => Assert.Equal((Field, "second-side"), (defect.Field, defect.Reason)));
    }

    [Fact]
    public async Task RunOnChangedAsync_OneContactChanged_AsksForTheListOfItsCompanyOnly()
    {
        await using var test = await LoadedAsync();
        await JudgeAsync(test);
        test.Destination.LinkedOf.Clear();
        await test.ComposeAsync("contact/3", [Create("contact/3", canUpdate: true)], Link("organization/2"), Promised("name", "Eve"));

        await JudgeChangedAsync(test);

        Assert.Equal([Id(test, "organization/2")], test.Destination.LinkedOf.Distinct());
    }

    /// <summary>The verdicts on the fields are kept when it stops, so that nothing is due any more; the lists were not looked at.</summary>
    [Fact]
    public async Task RunOnChangedAsync_LastRunStoppedBeforeTheLists_LooksAtAllOfThem()
    {
        await using var test = await LoadedAsync();
        test.Destination.Linked = (_, _) => throw new OperationCanceledException();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => JudgeAsync(test));
        test.Destination.Linked = (of, _) => [.. Members(test, of).Where(id => id != Id(test, "contact/2"))];

        await JudgeChangedAsync(test);

        Assert.Equal(Key("contact/2"), Assert.Single(test.Read.Verdicts([VerdictClass.Defect])).Key);
        test.Destination.LinkedOf.Clear();
        await JudgeChangedAsync(test);
        Assert.Empty(test.Destination.LinkedOf);
    }

    private static async Task<Rehearsal> LoadedAsync()
    {
        var test = await BeginAsync();
        test.Destination.BackLinks = [new BackLink("company", ["contact"], "company", IsExact: true)];
        test.Destination.Linked = (of, _) => Members(test, of);
        for (var number = 1; number <= 2; number++)
        {
            await test.ComposeAsync($"organization/{number}", [Create($"organization/{number}") with { Creates = "company" }]);
        }

        for (var number = 1; number <= 5; number++)
        {
            await test.ComposeAsync($"contact/{number}", [Create($"contact/{number}")], [.. Promises(number)]);
        }

        await test.LoadAsync();
        for (var number = 1; number <= 5; number++)
        {
            var company = number == 5 ? [] : new[] { ("company", $"company:{Id(test, Company(number))}") };
            test.Destination.Put(Twin(test, $"contact/{number}"), [("author", Twin(test, "contact/1").Print()), .. company]);
        }

        return test;
    }

    /// <summary>More companies than are asked for by their own lists, with a contact each.</summary>
    private static async Task<Rehearsal> LoadedInPairsAsync(bool isWhole)
    {
        var test = await BeginAsync();
        test.Destination.BackLinks = [new BackLink("company", ["contact"], "company", IsExact: true, Together: int.MaxValue) { IsWhole = isWhole }];
        foreach (var number in Pairs)
        {
            await test.ComposeAsync($"organization/{number}", [Create($"organization/{number}") with { Creates = "company" }]);
            await test.ComposeAsync($"contact/{number}", [Create($"contact/{number}")], Link($"organization/{number}"));
        }

        await test.LoadAsync();
        foreach (var number in Pairs)
        {
            test.Destination.Put(Twin(test, $"contact/{number}"), ("company", $"company:{Id(test, $"organization/{number}")}"));
        }

        return test;
    }

    private static IEnumerable<Promise> Promises(int number)
    {
        yield return number == 5
            ? new Promise(Field, null, null, FieldType.Link, "", PromiseCheck.None, VerdictClass.Equal)
            : Link(Company(number));
        if (number == 2)
        {
            yield return new Promise("by", "contact", "author", FieldType.Link, "ivinex/contact/1", PromiseCheck.RefersTo, VerdictClass.Equal);
        }
    }

    private static string Company(int number) => $"organization/{(number + 1) / 2}";

    private static Promise Link(string organization) =>
        new(Field, "contact", "company", FieldType.Link, $"ivinex/{organization}", PromiseCheck.RefersTo, VerdictClass.Equal);

    private static IReadOnlyList<string> Members(Rehearsal test, string of) =>
        [.. Enumerable.Range(1, 4).Where(number => Id(test, Company(number)) == of).Select(number => Id(test, $"contact/{number}"))];

    private static TwinRef Twin(Rehearsal test, string key) => test.Read.Twins(Key(key)).Single().Twin;

    private static string Id(Rehearsal test, string key) => Twin(test, key).Id;

    private static Task<Reconciled> JudgeAsync(Rehearsal test) => new ReconcileStep(test.Environment, new ReconcileOptions(Settle)).RunAsync(null, Cancellation);

    private static Task<Reconciled> JudgeChangedAsync(Rehearsal test) => new ReconcileStep(test.Environment, new ReconcileOptions(Settle)).RunOnChangedAsync(Cancellation);
}
