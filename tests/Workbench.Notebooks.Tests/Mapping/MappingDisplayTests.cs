using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Mapping;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Tables;
using Workbench.Notebooks.Tests.Displays;
using Workbench.Pipeline.Map.Matching;
using Workbench.Pipeline.Map.Matching.Values;
using Workbench.Pipeline.Map.Proposals;
using Workbench.Pipeline.Map.Review;

namespace Workbench.Notebooks.Tests.Mapping;

public sealed class MappingDisplayTests
{
    private static readonly RecordPages NoPages = new("ivinex", null);
    private static readonly RecordKey Key = RecordKey.Parse("ivinex/contact/1");
    private static readonly FieldPlan Tier = new("tier", "level", new Transform.MapValues(new Dictionary<string, string> { ["a"] = "gold" }), 0.6);
    private static readonly FieldPlan Left = new("left", null, new Transform.Skip(ReasonCode.NotChosen));
    private static readonly FieldPlan Owner = new("owner", "owner", new Transform.AgentByEmail());

    private static readonly Plan Plan = new(
        "ivinex-intercom",
        [new ObjectPlan("contacts", "Contacts", Kind.Contact, Outcome.Mapped, "contact", [Tier, Left, Owner])],
        new Dictionary<string, string>(), "d9", new Dictionary<string, string>());

    private static readonly SchemaSnapshot Source = new(
        "ivinex", "acme",
        [new ObjectSchema("contacts", "Contacts", Kind.Contact, null, [new("tier", HostileText.Script, FieldType.Choice), new("left", "Left", FieldType.Text)])],
        [new AgentSchema("7", "Maier, Anna", "anna@old.example", true)],
        [new TeamSchema("3", "Billing", ["7"])]);

    private static readonly SchemaSnapshot Destination = new(
        "intercom", "w",
        [
            new ObjectSchema("contact", "Contact", Kind.Contact, null,
                [new("level", "Level", FieldType.Choice), new("size", "Size", FieldType.Number), new("email", "E-mail", FieldType.Email, IsRequired: true), new("seen", "Seen", FieldType.Instant, IsWritable: false)]),
            new ObjectSchema("other", "Other", null, null, [new("x", "X", FieldType.Text)]),
        ],
        [new AgentSchema("d1", "Anna Maier", "a@new.example", true), new AgentSchema("d9", "Migration", "m@new.example", true)],
        []);

    private static readonly MappingProposals Proposals = new(
        "ivinex-intercom", "00",
        [
            new("contacts", "left", ProposalBasis.Role, null, null, ["not carried"], [], false),
            new("contacts", "owner", ProposalBasis.Creation, "new_owner", null, ["no existing field fits", "own attribute"], [], true, new NewField("new_owner", "Owner", FieldType.Choice, ["a", "b"])),
            new("contacts", "tier", ProposalBasis.Existing, "level", 0.6, ["the names share 'tier'"], [new("rank", 0.3, [])], false),
        ],
        [new("contacts", "tier", "level", [], [new UnmappedValue("b", ["gold"]), new UnmappedValue("z", [])], true)],
        [new("7", "Maier, Anna", null, "d1", 0.9, "the same words")],
        [new("3", "Billing", null, null, null, "no team has this name")]);

    private static readonly MappingReview Review = new(
        10,
        [
            new ObjectReview(
                Plan.Objects[0], 10,
                [
                    new(Tier, HostileText.Script, 8, 5, 2, [new(ReasonCode.Truncated, 1)], [new(RiskKind.Cut, 6, 1, 13, 7, Key, HostileText.Script)], [new("b", 3)], true),
                    new(Left, "Left", 4, 0, 0, [new(ReasonCode.NotChosen, 4)], [], [], true),
                    new(Owner, "Owner", 0, 0, 0, [], [], [new("gone@old.example", 2), new("Billing", 0)], true),
                ],
                [Key]),
        ]);

    [Fact]
    public void Proposals_Table_ShowsTheLeastCertainFirstWithReasonAndNextBest()
    {
        var table = ProposalDisplays.Table(Proposals, Plan, Source);

        Assert.Equal(["0.5 to 0.7", "abstained", "known"], Cells(table, "Confidence"));
        Assert.Equal(["level", "new field new_owner (Choice, 2 options)", "left behind"], Cells(table, "Proposed"));
        Assert.Equal(["the names share 'tier'", "no existing field fits", "not carried"], Cells(table, "Why"));
        Assert.Equal("rank 0.30", Cells(table, "Next best")[0]);
        Assert.Equal(["", "owner", ""], Cells(table, "Plan now"));
        AssertEncoded(table);
    }

    [Fact]
    public void Proposals_Chart_CountsEveryBand()
    {
        var chart = ProposalDisplays.Chart(Proposals);

        Assert.Equal([1d, 0d, 0d, 1d, 1d], chart.Series[0].Values);
    }

    [Fact]
    public void LeftBehind_SkippedField_HasReasonAndCount()
    {
        var table = UnmappedDisplays.LeftBehind(Review);

        Assert.Equal([("left", "4", ReasonCode.Explain(ReasonCode.NotChosen))], Cells(table, "Name").Zip(Cells(table, "Filled"), Cells(table, "Why it stays")));
    }

    [Fact]
    public void Unfilled_ObjectsThatAreWritten_ListsRequiredFieldsFirst()
    {
        var table = UnmappedDisplays.Unfilled(Plan, Destination);

        Assert.Equal(["email", "size"], Cells(table, "Name"));
        Assert.Equal(["required", "optional"], Cells(table, "Required"));
    }

    [Fact]
    public void Values_WithoutCounterpart_AreCountedAndHaveSuggestions()
    {
        var table = UnmappedDisplays.Values(Review, Proposals);

        Assert.Equal(["b", "z", "gone@old.example", "Billing"], Cells(table, "Value"));
        Assert.Equal(["3", "0", "2", "0"], Cells(table, "Records"));
        Assert.Equal("gold", Cells(table, "Could be")[0]);
        AssertEncoded(table);
    }

    [Fact]
    public void Agents_OnlyTheNameMatches_IsSuggestedBesideThePlaceholder()
    {
        var table = PeopleDisplays.Agents(Plan, Source, Destination, Proposals);

        Assert.Equal("placeholder: Migration", Assert.Single(Cells(table, "Teammate")));
        Assert.Equal("Anna Maier (a@new.example): the same words", Assert.Single(Cells(table, "Could be, by name")));
        Assert.Equal("none of this name", Assert.Single(Cells(PeopleDisplays.Teams(Source, Destination, Proposals, Review), "Team")));
    }

    [Fact]
    public void Risks_CutValue_ShowsLimitLengthsAndExample()
    {
        var table = ReviewDisplays.Risks(Review);

        Assert.Equal(("6", "1", "13", "7"), (Cells(table, "Limit")[0], Cells(table, "Records")[0], Cells(table, "Longest")[0], Cells(table, "Lost")[0]));
        Assert.Equal("characters", table.Columns.Single(column => column.Name == "Limit").Unit);
        Assert.Equal(Key.ToString(), Cells(table, "Example")[0]);
        AssertEncoded(table);
    }

    [Fact]
    public void LossBudget_FilledFields_ShowEveryShare()
    {
        var table = ReviewDisplays.LossBudget(Review);

        Assert.Equal(["4", "8"], Cells(table, "Carry a value"));
        Assert.Equal([1m, 0.125m], table.Rows.Select(row => row[table.Columns.ToList().FindIndex(column => column.Name == "Share lost")]));
        Assert.Equal($"1: {ReasonCode.Explain(ReasonCode.Truncated)}", Cells(table, "Lost why")[1]);
        AssertEncoded(table);
    }

    [Fact]
    public void Preview_Records_HasOneRowEachAndTwoColumnsPerFilledField()
    {
        FieldSchema Field(string name) => new(name, HostileText.Script, FieldType.Text);
        PlannedValue Value(FieldPlan row, string before, string after) => new(
            row, before.Length > 0 ? new FieldValue.Text(before) : FieldValue.Empty.Value, after.Length > 0 ? new FieldValue.Text(after) : FieldValue.Empty.Value,
            VerdictClass.Equal, null);
        PlannedRecord Record(string id, params PlannedValue[] values) => new(
            new CanonicalRecord(Key with { Id = id }, "contacts", [.. values.Select(value => new CanonicalField(Field(value.Plan.Source), value.Source))], []),
            Plan.Objects[0], [], values, []);

        var table = PreviewTable.Of(
            [Record("1", Value(Tier, HostileText.All, "gold"), Value(Left, "", "")), Record("2", Value(Tier, "", ""), Value(Left, "", ""), Value(Owner, "x", ""))], "Preview", NoPages);

        Assert.Equal(5, table.Columns.Count);
        Assert.Equal(2, table.Rows.Count);
        Assert.Equal("gold", table.Rows[0][2]);
        Assert.Null(table.Rows[0][3]);
        Assert.Equal("(nothing)", table.Rows[1][4]);
        AssertEncoded(table);
    }

    [Fact]
    public void Preview_FieldsOfOneShape_AreTypedForDataFramesAndShownAsBefore()
    {
        FieldSchema Field(string name) => new(name, name, FieldType.Text);
        FieldPlan Copied(string name) => new(name, name, new Transform.Copy());
        var at = new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);
        PlannedRecord Record(string id, params (string Field, FieldValue Before, FieldValue After)[] values) => new(
            new CanonicalRecord(Key with { Id = id }, "contacts", [.. values.Select(value => new CanonicalField(Field(value.Field), value.Before))], []),
            Plan.Objects[0], [], [.. values.Select(value => new PlannedValue(Copied(value.Field), value.Before, value.After, VerdictClass.Equal, null))], []);

        var table = PreviewTable.Of(
            [
                Record("1", ("size", new FieldValue.Number(1234.5m), new FieldValue.Number(1234.5m)), ("at", new FieldValue.Instant(at), FieldValue.Empty.Value)),
                Record("2", ("size", FieldValue.Empty.Value, new FieldValue.Text("none")), ("at", FieldValue.Empty.Value, FieldValue.Empty.Value)),
            ],
            "Preview",
            NoPages);
        var columns = table.ToColumns();

        Assert.Equal([typeof(string), typeof(decimal), typeof(string), typeof(DateTimeOffset), typeof(string)], columns.Select(column => column.ValueType));
        Assert.Equal([1234.5m, null], columns[1].Values);
        Assert.Equal(["1234.5", "none"], columns[2].Values);
        Assert.Equal([at, null], columns[3].Values);
        Assert.Equal(["(nothing)", ""], columns[4].Values);
        Assert.Contains("2026-11-21T03:00:00Z", table.ToPlainText(), StringComparison.Ordinal);
        Assert.All(table.Columns.Skip(1), column => Assert.True(column.IsRecordText));
    }

    private static void AssertEncoded(IDisplay display) => Assert.DoesNotContain("<script", display.Body().ToString(), StringComparison.OrdinalIgnoreCase);

    private static List<string> Cells(Table table, string name)
    {
        var index = table.Columns.ToList().FindIndex(column => column.Name == name);
        return [.. table.Rows.Select(row => row[index] is Badge badge ? badge.Word : row[index]?.ToString() ?? "")];
    }
}
