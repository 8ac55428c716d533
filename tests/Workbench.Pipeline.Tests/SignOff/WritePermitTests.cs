using System.Text.Json;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Delta;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Provisioning;
using Workbench.Pipeline.SignOff;
using Workbench.Pipeline.Tests.Doubles;

namespace Workbench.Pipeline.Tests.SignOff;

/// <summary>Whatever a library call leaves out, nothing is sent and the message says what is missing.</summary>
public sealed class WritePermitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Plan Plan => Rehearsal.EmptyPlan;

    [Theory]
    [InlineData(WritePurpose.Provision)]
    [InlineData(WritePurpose.Load)]
    public async Task PermitAsync_WithoutASignature_IsRefused(WritePurpose purpose)
    {
        await using var test = await BeginAsync();
        await new DiscoverStep(test.Environment).RunAsync(Cancellation);

        var error = await Assert.ThrowsAsync<GateException>(() => Signing.AskAsync(test.Environment, Plan, purpose));

        Assert.StartsWith("'scope' is not signed off.", error.Message, StringComparison.Ordinal);
        AssertNothingSent(test);
    }

    [Fact]
    public async Task PermitAsync_ProductionWithoutTheSampleSigned_IsRefused()
    {
        await using var test = await BeginAsync();
        var production = test.Environment with { Name = "production" };
        await new DiscoverStep(production).RunAsync(Cancellation);
        await Signing.SignAsync(production, Plan, SignOffGate.Mapping);

        var error = await Assert.ThrowsAsync<GateException>(() => Signing.AskAsync(production, Plan));

        Assert.StartsWith("'sample' is not signed off.", error.Message, StringComparison.Ordinal);
        Assert.Equal(SignOffGate.Mapping, (await Signing.AskAsync(production, Plan, WritePurpose.Provision)).Gate);
        Assert.Equal(SignOffGate.Mapping, (await Signing.AskAsync(test.Environment, Plan)).Gate);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("source schema")]
    [InlineData("code")]
    [InlineData("route")]
    public async Task PermitAsync_WhatWasSignedHasChanged_NamesIt(string changed)
    {
        await using var test = await BeginAsync();
        await test.PermitAsync();
        var (environment, plan) = (test.Environment, Plan);
        switch (changed)
        {
            case "plan":
                plan = plan with { PlaceholderAgentId = "7" };
                break;
            case "source schema":
                test.Source.Schema = Contacts(new FieldSchema("region", "Region", FieldType.Text));
                await new DiscoverStep(environment).RunAsync(Cancellation);
                break;
            case "code":
                environment = environment with { CodeVersion = "another build" };
                break;
            default:
                environment = environment with { Route = Pipeline.Routes.Route.Load("vivantio-intercom") };
                break;
        }

        var error = await Assert.ThrowsAsync<GateException>(() => Signing.AskAsync(environment, plan));

        Assert.Contains($"this changed: {changed}.", error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent.", error.Message, StringComparison.Ordinal);
        AssertNothingSent(test);
    }

    [Fact]
    public async Task PermitAsync_SchemaDiscoveredAnew_SaysWhichFieldChanged()
    {
        await using var test = await BeginAsync();
        await test.PermitAsync();
        test.Source.Schema = Contacts(new FieldSchema("region", "Region", FieldType.Text));
        await new DiscoverStep(test.Environment).RunAsync(Cancellation);

        var error = await Assert.ThrowsAsync<GateException>(() => Signing.AskAsync(test.Environment, Plan));

        Assert.Contains("Contacts: object 'Contacts' is new", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The newest signature alone proves nothing: the one below it may have been given for something else.</summary>
    [Fact]
    public async Task PermitAsync_AnEarlierGateSignedForAnotherCode_IsRefused()
    {
        await using var test = await BeginAsync();
        await test.PermitAsync();
        var known = DiscoverStep.Last(test.Read);
        await new SignOffGate(test.Ledger).SignAsync(
            SignOffGate.Scope, "Ada", isDemo: true, "",
            SignOffGate.Binding(SignOffGate.Scope, test.Environment.Route, known.Source, known.Destination, null, "another build"), Cancellation);

        var error = await Assert.ThrowsAsync<GateException>(() => Signing.AskAsync(test.Environment, Plan));

        Assert.StartsWith("'scope' was signed by Ada", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_PlanIsNotThePermits_SendsNothing()
    {
        await using var test = await BeginAsync();
        var (load, provision) = (await test.PermitAsync(), await test.PermitAsync(WritePurpose.Provision));
        var other = Plan with { PlaceholderAgentId = "7" };

        var error = await Assert.ThrowsAsync<GateException>(() => new LoadStep(test.Environment, other, new LoadOptions(), load).RunAsync(Cancellation));
        await Assert.ThrowsAsync<GateException>(
            () => new ProvisionStep(test.Environment, other, test.Source.Schema, test.Destination.Schema).RunAsync(provision, Cancellation));

        Assert.Contains(other.Hash()[..8], error.Message, StringComparison.Ordinal);
        AssertNothingSent(test);
    }

    [Fact]
    public async Task RunAsync_PermitForSomethingElse_SendsNothing()
    {
        await using var test = await BeginAsync();
        var (load, provision) = (await test.PermitAsync(), await test.PermitAsync(WritePurpose.Provision));
        var production = test.Environment with { Name = "production" };

        await Assert.ThrowsAsync<GateException>(() => new LoadStep(production, Plan, new LoadOptions(), load).RunAsync(Cancellation));
        await Assert.ThrowsAsync<GateException>(() => new DeltaStep(production, new LoadOptions(), load).RunAsync(Cancellation));
        await Assert.ThrowsAsync<GateException>(() => new LoadStep(test.Environment, Plan, new LoadOptions(), provision).RunAsync(Cancellation));
        await Assert.ThrowsAsync<GateException>(
            () => new ProvisionStep(test.Environment, Plan, test.Source.Schema, test.Destination.Schema).RunAsync(load, Cancellation));

        AssertNothingSent(test);
    }

    [Fact]
    public async Task SignAsync_EveryGate_RecordsWhoWhenAndWhatWasLookedAt()
    {
        await using var test = await BeginAsync();
        await test.PermitAsync();

        Assert.All(test.Read.SignOffs(), row =>
        {
            Assert.Equal(("Ada", PromptClock.Start.Date), (row.By, row.At.Date));
            string[] bound = ["code", "destination account", "destination schema", "route", "source schema"];
            Assert.Equal(row.Gate == SignOffGate.Scope ? bound : [.. bound.Append("plan").Order(StringComparer.Ordinal)], row.Binding.Keys.Order(StringComparer.Ordinal));
            Assert.NotNull(test.Read.Document($"signed/source/{row.Binding["source schema"]}"));
            Assert.NotNull(test.Read.Document($"signed/destination/{row.Binding["destination schema"]}"));
        });
    }

    private static SchemaSnapshot Contacts(params FieldSchema[] fields) => new("ivinex", "acme", [new ObjectSchema("10", "Contacts", Kind.Contact, 1, fields)], [], []);

    private static async Task<Rehearsal> BeginAsync()
    {
        var test = await Rehearsal.BeginAsync();
        test.Destination.Creating = _ => [new Provision("tag:x", "Tag x", JsonSerializer.SerializeToElement(new { }))];
        await test.ComposeAsync("contact/1", [Rehearsal.Create("one")]);
        return test;
    }

    private static void AssertNothingSent(Rehearsal test)
    {
        Assert.Empty(test.Destination.Calls);
        Assert.Empty(test.Read.Provisions());
    }
}
