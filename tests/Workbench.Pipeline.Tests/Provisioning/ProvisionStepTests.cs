using System.Text.Json;
using Workbench.Core.Connectors;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Provisioning;
using Workbench.Pipeline.SignOff;
using Workbench.Pipeline.Tests.Doubles;

namespace Workbench.Pipeline.Tests.Provisioning;

public sealed class ProvisionStepTests
{
    private static readonly Provision Tag = new("tag:x", "Tag x", JsonSerializer.SerializeToElement(new { name = "x" }));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>
    /// A process died after the vendor had created something and before the ledger knew: the destination looks complete to the next one, yet
    /// a rollback must take it back.
    /// </summary>
    [Fact]
    public async Task RunAsync_IntentWithoutAnswerAndNothingMissing_IsAskedAndCountsAsCreated()
    {
        await using var test = await Rehearsal.BeginAsync();
        test.Destination.Standing.Add(Tag.Name);
        await test.CommitAsync(new LedgerChange.ProvisionMoved(Tag.Name, Tag.Label, ProvisionState.Intended, null, Tag.Body, null));

        var rows = await RunAsync(test);

        Assert.Equal(["provision tag:x"], test.Destination.Calls);
        Assert.Equal(ProvisionState.Created, Assert.Single(rows).State);
    }

    [Fact]
    public async Task RunAsync_IntentWithoutAnswerAndStillMissing_IsAskedOnce()
    {
        await using var test = await Rehearsal.BeginAsync();
        test.Destination.Creating = _ => [Tag];
        await test.CommitAsync(new LedgerChange.ProvisionMoved(Tag.Name, Tag.Label, ProvisionState.Intended, null, Tag.Body, null));

        await RunAsync(test);

        Assert.Equal(["provision tag:x"], test.Destination.Calls);
    }

    /// <summary>Were its intent kept before anybody had looked, a process that died there would leave the next one to take it for ours, and a rollback would remove it.</summary>
    [Fact]
    public async Task RunAsync_StandsThereAlready_NeverHasAnIntent()
    {
        await using var test = await Rehearsal.BeginAsync();
        test.Destination.Creating = _ => [Tag];
        test.Destination.Standing.Add(Tag.Name);

        var rows = await RunAsync(test);

        Assert.Equal(ProvisionState.Existed, Assert.Single(rows).State);
        Assert.Equal(["existed"], StatesOf(test));
    }

    [Fact]
    public async Task RunAsync_CreatedNow_HasItsIntentFirst()
    {
        await using var test = await Rehearsal.BeginAsync();
        test.Destination.Creating = _ => [Tag];

        await RunAsync(test);

        Assert.Equal(["intended", "created"], StatesOf(test));
    }

    /// <summary>The states that the ledger was told of, in their order.</summary>
    private static IEnumerable<string?> StatesOf(Rehearsal test) => test.Read.Events()
        .Where(row => row.Change == nameof(LedgerChange.ProvisionMoved))
        .Select(row => JsonDocument.Parse(row.Data).RootElement.GetProperty("state").GetString());

    private static async Task<IReadOnlyList<Ledger.Rows.ProvisionRow>> RunAsync(Rehearsal test)
    {
        var permit = await test.PermitAsync(WritePurpose.Provision);
        return await new ProvisionStep(test.Environment, permit.Plan, permit.Source, permit.Destination).RunAsync(permit, Cancellation);
    }
}
