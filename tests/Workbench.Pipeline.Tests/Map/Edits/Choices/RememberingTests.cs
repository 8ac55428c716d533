using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Edits.Choices;
using static Workbench.Pipeline.Tests.Map.Edits.EditableMigration;

namespace Workbench.Pipeline.Tests.Map.Edits.Choices;

public sealed class RememberingTests
{
    [Fact]
    public void Apply_SeveralChoicesForAField_TakesTheNewest()
    {
        var remembered = Remember(Choice("f_region", "area") with { At = Day.AddDays(1) }, Choice("f_region", "note"), Choice("f_size", "new_size", FieldType.Number));

        var row = remembered.Plan.For("10")!.For("f_region")!;
        Assert.Equal(("area", "chosen by Ada on 2026-03-05, remembered", null), (row.Destination, row.Why, row.Score));
        Assert.Equal("new_size", remembered.Plan.For("10")!.For("f_size")!.Destination);
        Assert.Empty(remembered.Unfit);
    }

    [Fact]
    public void Apply_WhatNoLongerFits_IsListedAndTheRestApplied()
    {
        var remembered = Remember(
            Choice("f_region", "area"),
            Choice("f_gone", "area"),
            Choice("f_size", "area"),
            Choice("f_reason", "gone_field"),
            Choice("f_region", "area") with { Object = "99" });

        Assert.Equal("area", remembered.Plan.For("10")!.For("f_region")!.Destination);
        Assert.Equal("mig_size", remembered.Plan.For("10")!.For("f_size")!.Destination);
        Assert.Single(remembered.Applied);
        Assert.Equal(["f_gone", "f_size", "f_region", "f_reason"], remembered.Unfit.Select(unfit => unfit.Choice.Field));
        Assert.Contains("was Text and is Number now", remembered.Unfit[1].Reason, StringComparison.Ordinal);
        Assert.Contains("gone_field", remembered.Unfit[3].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_NothingRemembered_IsTheProposal() => Assert.Equal(Proposed.Hash(), Remember().Plan.Hash());

    private static RememberedPlan Remember(params RememberedChoice[] choices) => Remembering.Apply(Proposed, choices, Source, Destination, Connector());

    private static RememberedChoice Choice(string field, string destination, FieldType type = FieldType.Text) =>
        new("Ada", Day, "10", field, type, new Transform.Copy(), destination);
}
