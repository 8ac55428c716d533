using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Routes;
using Workbench.Pipeline.SignOff;
using Workbench.Pipeline.Tests.Doubles;

namespace Workbench.Pipeline.Tests.SignOff;

public sealed class SignOffGateTests
{
    private static readonly SchemaSnapshot Schema = new("ivinex", "acme", [new ObjectSchema("10", "Contacts", Kind.Contact, 5, [])], [], []);

    [Fact]
    public async Task SignAsync_InOrder_OpensEveryGate()
    {
        await using var test = await Rehearsal.BeginAsync();
        var gate = new SignOffGate(test.Ledger);

        foreach (var name in SignOffGate.Order.Where(name => name != SignOffGate.CutOver))
        {
            Assert.False(gate.IsOpen(name, Binding()));
            var row = await SignAsync(gate, name, Binding(name));
            Assert.Equal((name, "Ada", true), (row.Gate, row.By, row.IsDemo));
            Assert.Equal(64, row.RootHash.Length);
            gate.Require(name, Binding());
        }
    }

    [Theory]
    [InlineData(SignOffGate.Mapping, SignOffGate.Scope)]
    [InlineData(SignOffGate.CutOverFirst, SignOffGate.Scope)]
    public async Task SignAsync_OutOfOrder_NamesTheMissingGate(string name, string missing)
    {
        await using var test = await Rehearsal.BeginAsync();

        var error = await Assert.ThrowsAsync<GateException>(() => SignAsync(new SignOffGate(test.Ledger), name, Binding(name)));

        Assert.StartsWith($"'{missing}' is not signed off.", error.Message, StringComparison.Ordinal);
        Assert.Empty(test.Read.SignOffs());
    }

    [Fact]
    public async Task SignAsync_Nobody_IsRefused()
    {
        await using var test = await Rehearsal.BeginAsync();

        await Assert.ThrowsAsync<GateException>(() => new SignOffGate(test.Ledger).SignAsync(
            SignOffGate.Scope, " ", false, "", Binding(SignOffGate.Scope), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task SignAsync_CutOver_IsRefusedBecauseItTakesTwoNames()
    {
        await using var test = await Rehearsal.BeginAsync();

        var error = await Assert.ThrowsAsync<GateException>(() => SignAsync(new SignOffGate(test.Ledger), SignOffGate.CutOver, Binding()));

        Assert.Contains("two names", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignAsync_UnknownGate_IsRefused()
    {
        await using var test = await Rehearsal.BeginAsync();
        var gate = new SignOffGate(test.Ledger);
        foreach (var name in SignOffGate.Order.Where(name => name != SignOffGate.CutOver))
        {
            await SignAsync(gate, name, Binding(name));
        }

        await Assert.ThrowsAsync<GateException>(() => SignAsync(gate, "scoop", Binding()));
    }

    [Fact]
    public async Task Require_ChangedPlanOrSchema_NamesWhatChanged()
    {
        await using var test = await Rehearsal.BeginAsync();
        var gate = new SignOffGate(test.Ledger);
        await SignAsync(gate, SignOffGate.Scope, Binding(SignOffGate.Scope));
        await SignAsync(gate, SignOffGate.Mapping, Binding());
        var otherPlan = Binding(placeholder: "7");
        var otherSchema = Binding(schema: Schema with { Account = "other" });

        gate.Require(SignOffGate.Scope, otherPlan);
        var plan = Assert.Throws<GateException>(() => gate.Require(SignOffGate.Mapping, otherPlan));
        var schema = Assert.Throws<GateException>(() => gate.Require(SignOffGate.Mapping, otherSchema));

        Assert.Contains("this changed: plan.", plan.Message, StringComparison.Ordinal);
        Assert.Contains("this changed: source schema.", schema.Message, StringComparison.Ordinal);
        Assert.Contains("signed by Ada", plan.Message, StringComparison.Ordinal);
        Assert.False(gate.IsOpen(SignOffGate.Mapping, otherPlan));
    }

    [Fact]
    public async Task Require_OtherRecordCounts_StaysOpen()
    {
        await using var test = await Rehearsal.BeginAsync();
        var gate = new SignOffGate(test.Ledger);
        await SignAsync(gate, SignOffGate.Scope, Binding(SignOffGate.Scope));

        gate.Require(SignOffGate.Scope, Binding(schema: Schema with { Objects = [Schema.Objects[0] with { Count = 6 }] }));
    }

    [Fact]
    public async Task Require_SignedAgain_IsOpenForTheNewPlan()
    {
        await using var test = await Rehearsal.BeginAsync();
        var gate = new SignOffGate(test.Ledger);
        await SignAsync(gate, SignOffGate.Scope, Binding(SignOffGate.Scope));
        await SignAsync(gate, SignOffGate.Mapping, Binding());

        await SignAsync(gate, SignOffGate.Mapping, Binding(placeholder: "7"));

        Assert.True(gate.IsOpen(SignOffGate.Mapping, Binding(placeholder: "7")));
        Assert.False(gate.IsOpen(SignOffGate.Mapping, Binding()));
    }

    [Fact]
    public void Binding_WithoutAPlan_OpensTheScopeAlone()
    {
        var route = Route.Load("ivinex-intercom");

        Assert.False(SignOffGate.Binding(SignOffGate.Scope, route, Schema, Schema, null, "code").ContainsKey("plan"));
        Assert.Throws<GateException>(() => SignOffGate.Binding(SignOffGate.Mapping, route, Schema, Schema, null, "code"));
    }

    private static Task<SignOffRow> SignAsync(SignOffGate gate, string name, IReadOnlyDictionary<string, string> binding) =>
        gate.SignAsync(name, "Ada", isDemo: true, "looked at it", binding, TestContext.Current.CancellationToken);

    private static IReadOnlyDictionary<string, string> Binding(
        string gate = SignOffGate.Mapping, SchemaSnapshot? schema = null, string? placeholder = null) => SignOffGate.Binding(
            gate, Route.Load("ivinex-intercom"), schema ?? Schema, Schema, Rehearsal.EmptyPlan with { PlaceholderAgentId = placeholder }, "code");
}
