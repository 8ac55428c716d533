using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Edits;
using static Workbench.Pipeline.Tests.Map.Edits.EditableMigration;

namespace Workbench.Pipeline.Tests.Map.Edits;

public sealed class PlanEditingTests
{
    [Fact]
    public void Apply_ExistingField_IsAPersonsRowWithoutScore()
    {
        var edited = Apply(Edit("f_region", "area", new Transform.ToText()));

        var row = edited.Require().For("10")!.For("f_region")!;
        Assert.Equal(("area", null, "chosen by Ada Example on 2026-03-04"), (row.Destination, row.Score, row.Why));
        Assert.Equal(new Transform.ToText(), row.Transform);
        Assert.NotEqual(Proposed.Hash(), edited.Plan!.Hash());
        Assert.Equal(Proposed.For("10")!.Fields.Select(field => field.Source), edited.Plan.For("10")!.Fields.Select(field => field.Source));
        Assert.Single(edited.Changes);
    }

    [Theory]
    [InlineData("contact", "Region", "Area of the World")]
    [InlineData("Contacts", "f_region", "area")]
    [InlineData("10", "region", "AREA OF THE WORLD")]
    public void Apply_LabelsAndKind_FindTheRowAndTheField(string sourceObject, string field, string destination) =>
        Assert.Equal("area", Apply(Edit(field, destination, new Transform.Copy(), sourceObject)).Require().For("10")!.For("f_region")!.Destination);

    [Theory]
    [InlineData("new_region")]
    [InlineData("note")]
    public void Apply_CreatableOrProposedPlace_IsAccepted(string destination) =>
        Assert.Equal(destination, Apply(Edit("f_region", destination, new Transform.Copy())).Require().For("10")!.For("f_region")!.Destination);

    [Fact]
    public void Apply_FieldThatAnotherRowFills_IsRefusedByThePlansJudge()
    {
        var problem = Assert.Single(Apply(Edit("f_reason", "area", new Transform.Copy()), Edit("f_region", "mig_size", new Transform.Copy())).Problems);

        Assert.Contains("a field that no other row fills", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_TagWithoutDestination_IsLeftToTheConnector()
    {
        Assert.Null(Apply(Edit("f_reason", null, new Transform.ToTag("mig "))).Require().For("10")!.For("f_reason")!.Destination);
    }

    [Fact]
    public void Apply_FieldWithoutARow_GetsOne()
    {
        var fields = Apply(Edit("f_late", "area", new Transform.Copy())).Require().For("10")!.Fields;

        Assert.Equal("f_late", fields[^1].Source);
        Assert.Equal(Proposed.For("10")!.Fields.Count + 1, fields.Count);
    }

    [Fact]
    public void Apply_WhatThePlanSaysAlready_IsNoChange()
    {
        var edited = Apply(Edit("f_state", "state", new Transform.MapValues(new Dictionary<string, string> { ["Offen"] = "Open" })));

        Assert.Empty(edited.Changes);
        Assert.Equal(Proposed.Hash(), edited.Require().Hash());
    }

    [Fact]
    public void Apply_SeveralProblems_TellsAllAndChangesNothing()
    {
        var edited = Apply(
            Edit("f_region", "area", new Transform.Copy()),
            Edit("f_regoin", "area", new Transform.Copy()),
            Edit("title", "x", new Transform.Copy(), "ticket"),
            Edit("x", "x", new Transform.Copy(), "Contakts"),
            Edit("f_region", "note", new Transform.Copy()));

        Assert.Null(edited.Plan);
        Assert.Empty(edited.Changes);
        Assert.Equal([1, 2, 3, 4], edited.Problems.Select(problem => problem.Edit));
        Assert.Contains("nearest: 'f_region'", edited.Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("'20' (Incidents) or '21' (Problems)", edited.Problems[1].Message, StringComparison.Ordinal);
        Assert.Contains("'Contacts'", edited.Problems[2].Message, StringComparison.Ordinal);
        Assert.Contains("changed twice", edited.Problems[3].Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", Assert.Throws<PlanException>(edited.Require).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string?, Transform, string> Impossible => new()
    {
        { "f_region", "aera", new Transform.Copy(), "nearest: 'area'" },
        { "f_region", "created_at", new Transform.Copy(), "cannot be written" },
        { "f_region", null, new Transform.Copy(), "destination field is missing" },
        { "f_region", "area", new Transform.Skip(ReasonCode.NotChosen), "left behind has no destination" },
        { "f_region", null, new Transform.Skip("not-choosen"), "nearest: 'not-chosen'" },
        { "f_region", "area", new Transform.Truncate(0), "1 or more" },
        { "f_region", "note", new Transform.BodyLine(" "), "label" },
        { "f_region", "area", new Transform.AgentByEmail(), "the field is Text" },
        { "f_region", "company", new Transform.Relate(), "relation" },
        { "f_state", "state", new Transform.MapValues(new Dictionary<string, string>()), "at least one value" },
        { "f_state", "state", new Transform.MapValues(new Dictionary<string, string> { ["Ofen"] = "Open" }), "nearest: 'Offen'" },
        { "f_state", "state", new Transform.MapValues(new Dictionary<string, string> { ["Zu"] = "Close" }), "nearest: 'Closed'" },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Apply_WhatCannotBe_SaysWhy(string field, string? destination, Transform transform, string words) =>
        Assert.Contains(words, Assert.Single(Apply(Edit(field, destination, transform)).Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void Apply_ObjectThatIsNotWritten_CanOnlyBeLeftBehind() =>
        Assert.Contains("Inventory", Assert.Single(Apply(Edit("name", "area", new Transform.Copy(), "30")).Problems).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Ada\nExample")]
    public void Apply_NobodyNamed_IsRefused(string by) =>
        Assert.Equal(EditPart.By, Assert.Single(Apply(Edit("f_region", "area", new Transform.Copy()) with { By = by }).Problems).Part);

    [Theory]
    [InlineData("f_size", "area", typeof(Transform.ToText))]
    [InlineData("f_size", "new_size", typeof(Transform.Copy))]
    [InlineData("f_owner", "new_owner", typeof(Transform.AgentByEmail))]
    [InlineData("f_link", "area", typeof(Transform.ToText))]
    [InlineData("f_reason", "area", typeof(Transform.Copy))]
    [InlineData("f_state", "area", typeof(Transform.MapValues))]
    public void FittingTransform_OtherDestination_IsThePlainestThatFits(string field, string to, Type expected)
    {
        var (row, _) = RowFinder.Find(Proposed, Source, "10", field);

        Assert.IsType(expected, FittingTransform.Of(row!, to, Destination));
    }
}
