using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Review;
using Workbench.Pipeline.Tests.Quality;

namespace Workbench.Pipeline.Tests.Map.Review;

public sealed class ReviewStepTests : IAsyncLifetime
{
    private QualityBed bed = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => bed = await QualityBed.CreateAsync();

    public ValueTask DisposeAsync() => bed.DisposeAsync();

    [Fact]
    public async Task Run_ValuesKeptChangedAndLost_AddUpToTheFilledOnes()
    {
        bed.Add("ticket/1", QualityBed.Text("title", "short"), QualityBed.Text("secret", "x"));
        bed.Add("ticket/2", QualityBed.Text("title", "much too long"), QualityBed.Text("secret", ""));
        bed.Add("ticket/3", QualityBed.Text("title", ""), QualityBed.Text("secret", "y"));

        var found = await ReviewAsync(
            new FieldPlan("title", "subject", new Transform.Truncate(6)), new FieldPlan("secret", null, new Transform.Skip(ReasonCode.NotChosen)));

        var (title, secret) = (found.Fields[0], found.Fields[1]);
        Assert.Equal(3, found.Records);
        Assert.Equal((2, 1, 0, 1), (title.Filled, title.Kept, title.Changed, title.Lost));
        Assert.Equal(new ReasonTally(ReasonCode.Truncated, 1), Assert.Single(title.Losses));
        Assert.Equal((2, 0, new ReasonTally(ReasonCode.NotChosen, 2)), (secret.Filled, secret.Kept, Assert.Single(secret.Losses)));
        var risk = Assert.Single(title.Risks);
        Assert.Equal((RiskKind.Cut, 6, 1, 13, 7, "ivinex/ticket/2"), (risk.Kind, risk.Limit, risk.Records, risk.Longest, risk.CharactersLost, risk.Example.ToString()));
    }

    [Fact]
    public async Task Run_ValuesOfAnotherType_AreRisksWithAnExample()
    {
        bed.Add("ticket/1", QualityBed.Text("age", "old"), QualityBed.Text("level", "Platinum"), QualityBed.Text("code", "123456"));
        bed.Add("ticket/2", QualityBed.Field("age", new FieldValue.Number(3)), QualityBed.Text("level", "gold"), QualityBed.Text("code", "1"));

        var found = await ReviewAsync(Copy("age"), Copy("level"), Copy("code"));

        Assert.Equal(
            [(RiskKind.WrongType, 1L, "old"), (RiskKind.UnknownChoice, 1L, "Platinum"), (RiskKind.TooLong, 1L, "123456")],
            found.Fields.SelectMany(field => field.Risks).Select(risk => (risk.Kind, risk.Records, risk.Value)));
    }

    [Fact]
    public async Task Run_ValuesWithoutCounterpart_AreCountedOneByOne()
    {
        var map = new Transform.MapValues(new Dictionary<string, string> { ["a"] = "gold" });
        foreach (var (value, index) in new[] { "a", "b", "c", "c" }.Select((value, index) => (value, index)))
        {
            bed.Add($"ticket/{index}", QualityBed.Text("level", value), QualityBed.Text("team", index < 3 ? "support" : "Sales", FieldRole.Team));
        }

        var found = await ReviewAsync(new FieldPlan("level", "level", map), new FieldPlan("team", "team", new Transform.Relate()));

        Assert.Equal([new("c", 2), new("b", 1)], found.Fields[0].Unmapped);
        Assert.Equal([new("Sales", 1)], found.Fields[1].Unmapped);
        Assert.True(found.Fields[0].IsUnmappedComplete);
    }

    [Fact]
    public async Task Run_ObjectInTheInventory_LosesEveryValue()
    {
        bed.Add("ticket/1", QualityBed.Text("title", "short"));

        var field = Assert.Single((await ReviewAsync(Outcome.Inventory, Copy("title"))).Fields);

        Assert.Equal(new ReasonTally(ReasonCode.ReportedInInventory, 1), Assert.Single(field.Losses));
        Assert.Empty(field.Risks);
    }

    [Fact]
    public async Task Run_RecordThatThePlanRejects_LosesEveryValueForThatReason()
    {
        bed.Add("ticket/1", QualityBed.Text("title", "a"), QualityBed.Text("more", "7"));
        bed.Add("ticket/2", QualityBed.Text("title", "b"), QualityBed.Text("more", "seven"));

        var found = await ReviewAsync(Copy("title"), new FieldPlan("more", "age", new Transform.ParseNumber(), OnFailure: OnFailure.Reject));

        Assert.All(found.Fields, field => Assert.Equal(new ReasonTally(ReasonCode.UnreadableValue, 1), Assert.Single(field.Losses)));
    }

    [Fact]
    public async Task Run_UnusualRecords_ComeFirst()
    {
        bed.Add("ticket/1", QualityBed.Text("title", "a"), QualityBed.Text("more", ""));
        bed.Add("ticket/2", QualityBed.Text("title", new string('a', 500)), QualityBed.Text("more", ""));
        bed.Add("ticket/3", QualityBed.Text("title", "b"), QualityBed.Text("more", "c"));

        var found = await ReviewAsync(Copy("title"), Copy("more"));

        Assert.Equal(["2", "3"], found.Unusual.Take(2).Select(key => key.Id));
        Assert.Equal(3, found.Unusual.Count);
    }

    [Fact]
    public async Task Run_RecordDeletedInTheSource_IsLeftOut()
    {
        var kept = bed.Add("ticket/1", QualityBed.Text("title", "a"));
        bed.Add("ticket/2", QualityBed.Text("title", "b"));

        var review = new ReviewStep(await bed.ExtractAsync(bed.ScanOfOnly(kept)), Plan(Outcome.Mapped, Copy("title")), QualityBed.Schema, Destination).Run(Cancellation);

        Assert.Equal(1, review.Records);
    }

    [Fact]
    public async Task Run_ObjectThatThePlanDoesNotName_SaysWhichRecord()
    {
        bed.Add("contact/9", QualityBed.Text("title", "a"));
        var environment = await bed.ExtractAsync();

        var error = Assert.Throws<MappingException>(() => new ReviewStep(environment, Plan(Outcome.Mapped), QualityBed.Schema, Destination).Run(Cancellation));

        Assert.Contains("ivinex/contact/9", error.Message, StringComparison.Ordinal);
    }

    private static SchemaSnapshot Destination { get; } = new(
        "intercom",
        "w",
        [
            new ObjectSchema("ticket", "Ticket", Kind.Ticket, null,
            [
                new FieldSchema("age", "Age", FieldType.Number, IsCustom: true),
                new FieldSchema("level", "Level", FieldType.Choice, Options: [new("1", "Gold")], IsCustom: true),
                new FieldSchema("code", "Code", FieldType.Text, MaxLength: 5, IsCustom: true),
            ]),
        ],
        [],
        [new TeamSchema("1", "Support", [])]);

    private static FieldPlan Copy(string name) => new(name, name, new Transform.Copy());

    private static Plan Plan(Outcome outcome, params FieldPlan[] fields) => new(
        "ivinex-intercom", [new ObjectPlan("tickets", "Cases", Kind.Ticket, outcome, "ticket", fields)],
        new Dictionary<string, string>(), null, new Dictionary<string, string>());

    private Task<ObjectReview> ReviewAsync(params FieldPlan[] fields) => ReviewAsync(Outcome.Mapped, fields);

    private async Task<ObjectReview> ReviewAsync(Outcome outcome, params FieldPlan[] fields) => Assert.Single(
        new ReviewStep(await bed.ExtractAsync(), Plan(outcome, fields), QualityBed.Schema, Destination).Run(Cancellation).Objects);
}
