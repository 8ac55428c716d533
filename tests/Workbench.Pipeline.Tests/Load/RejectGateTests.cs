using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Writing;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Map.Validation;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Load;

/// <summary>A bad record never stops a load, a broken phase does.</summary>
public abstract class RejectGateContract(StoreKind kind) : WriteContract(kind)
{
    [Fact]
    public async Task RunAsync_FewRejects_GoesOn()
    {
        await using var test = await RefusingAsync(refused: 3, sent: 4);

        await test.LoadAsync();

        Assert.Contains("later", test.Destination.CallsOf("send"));
    }

    [Fact]
    public async Task RunAsync_BrokenPhase_StopsBeforeTheNextByDefault()
    {
        await using var test = await RefusingAsync(refused: 21, sent: 30);

        var gate = await Assert.ThrowsAsync<GateException>(() => test.LoadAsync());

        Assert.Contains("Phase First: 21 records were rejected (21 bad) of 30 writes", gate.Message, StringComparison.Ordinal);
        Assert.Contains("retry DIR --reason bad", gate.Message, StringComparison.Ordinal);
        Assert.Contains("the signed plan bears at most 20, or 20 % of the writes.", gate.Message, StringComparison.Ordinal);
        Assert.Contains("raise rejectLimits in plan.json", gate.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("later", test.Destination.CallsOf("send"));
    }

    [Fact]
    public async Task RunAsync_ManyRejectsOfVeryManyWrites_GoesOn()
    {
        await using var test = await RefusingAsync(refused: 21, sent: 120);

        await test.LoadAsync();

        Assert.Contains("later", test.Destination.CallsOf("send"));
    }

    /// <summary>The share is one of all writes of the phase, also of those that wait.</summary>
    [Fact]
    public async Task RunAsync_ManyRejectsOfVeryManyWritesThatWait_GoesOn()
    {
        await using var test = await RefusingAsync(refused: 21, sent: 120);

        await test.LoadAsync(new LoadOptions { IsLeft = key => int.TryParse(key.Id, out var number) && number > 30 });

        Assert.Contains("later", test.Destination.CallsOf("send"));
    }

    [Fact]
    public async Task RunAsync_SeveralReasons_NamesTheMostFrequentFirst()
    {
        await using var test = await RefusingAsync(refused: 21, sent: 30);
        test.Destination.Answer("c22", new WriteAnswer.Refused("another", "no", 400, null));

        var gate = await Assert.ThrowsAsync<GateException>(() => test.LoadAsync());

        Assert.Contains("22 records were rejected (21 bad, 1 another)", gate.Message, StringComparison.Ordinal);
        Assert.Contains("retry DIR --reason bad", gate.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task RunAsync_LimitOfAReason_HoldsOverAllPhases(int most, bool stops)
    {
        await using var test = await RefusingAsync(refused: 1, sent: 4);
        test.Destination.Answer("later", new WriteAnswer.Refused("bad", "no", 400, null));
        var plan = Limited(new RejectLimits(Reasons: new Dictionary<string, int> { ["bad"] = most }));

        var thrown = await Record.ExceptionAsync(() => test.LoadAsync(plan: plan));

        Assert.Equal(stops, thrown is GateException);
        Assert.Equal(2, test.Read.Rejects().Count());
    }

    [Theory]
    [InlineData("First", 1, true)]
    [InlineData("First", 2, false)]
    [InlineData("Second", 0, false)]
    public async Task RunAsync_LimitOfAPhase_HoldsForThatPhaseAlone(string phase, int most, bool stops)
    {
        await using var test = await RefusingAsync(refused: 2, sent: 4);
        var plan = Limited(new RejectLimits(Phases: new Dictionary<string, int> { [phase] = most }));

        var thrown = await Record.ExceptionAsync(() => test.LoadAsync(plan: plan));

        Assert.Equal(stops, thrown is GateException);
    }

    [Fact]
    public async Task RunAsync_LimitOfAReason_NamesTheReason()
    {
        await using var test = await RefusingAsync(refused: 2, sent: 4);
        var plan = Limited(new RejectLimits(Reasons: new Dictionary<string, int> { ["bad"] = 1, ["other"] = 0 }));

        var gate = await Assert.ThrowsAsync<GateException>(() => test.LoadAsync(plan: plan));

        Assert.Contains("2 records were rejected for bad; the signed plan bears at most 1", gate.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_RecordsThatFellWithTheirParent_DoNotCountAgainstTheirPhase()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("parent")]);
        test.Destination.Answer("parent", new WriteAnswer.Refused("bad", "no", 400, null));
        var body = new { on_contact = new TwinToken(Key("contact/1"), "contact").ToJson() };
        foreach (var number in Enumerable.Range(1, 3))
        {
            await test.ComposeAsync($"message/{number}", [Create($"child{number}", body, phase: 2)]);
        }

        await test.LoadAsync(plan: Limited(new RejectLimits(Phases: new Dictionary<string, int> { ["Second"] = 0 })));

        Assert.Equal([(1, "bad", 1L), (2, ReasonCode.ParentRejected, 3L)], test.Read.RejectCounts().Select(count => (count.Phase, count.Code, count.Records)));
    }

    [Fact]
    public void Problems_ImpossibleLimits_AreNamed()
    {
        var limits = new RejectLimits(MaxRecords: -1, Phases: new Dictionary<string, int> { ["Frist"] = 1 }, Reasons: new Dictionary<string, int> { ["bad"] = -2 });

        var problems = RejectLimitsFit.Problems(limits, new ScriptedDestination()).Select(problem => problem.Print("plan.json")).ToList();

        Assert.Equal(3, problems.Count);
        Assert.All(["Frist", "maxRecords", "bad"], word => Assert.Contains(problems, problem => problem.Contains(word, StringComparison.Ordinal)));
    }

    private static Plan Limited(RejectLimits limits) => EmptyPlan with { RejectLimits = limits };

    /// <summary>Contacts in the first phase of which the first ones are refused, and one record in the second.</summary>
    private async Task<Rehearsal> RefusingAsync(int refused, int sent)
    {
        var test = await BeginAsync();
        foreach (var number in Enumerable.Range(1, sent))
        {
            await test.ComposeAsync($"contact/{number}", [Create($"c{number}")]);
            if (number <= refused)
            {
                test.Destination.Answer($"c{number}", new WriteAnswer.Refused("bad", "no", 400, null));
            }
        }

        await test.ComposeAsync("contact/later", [Create("later", phase: 2)]);
        return test;
    }
}

public sealed class RejectGateOnSqliteTests() : RejectGateContract(StoreKind.Sqlite);

public sealed class RejectGateOnPostgresTests() : RejectGateContract(StoreKind.Postgres);
