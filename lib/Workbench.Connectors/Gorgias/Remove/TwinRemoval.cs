using System.Text.Json.Nodes;
using Workbench.Connectors.Gorgias.Wire;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Gorgias.Remove;

/// <summary>Undoes one write as far as Gorgias allows. Uploaded files have no call that removes them.</summary>
internal sealed class TwinRemoval(GorgiasApi api)
{
    public async Task<Removal> RemoveAsync(Write write, JsonNode node, TwinRef? twin, CancellationToken cancellation) => (write.Operation, twin) switch
    {
        // The last state of a ticket of ours goes with it.
        (_, null) => Removal.Gone.Value,
        ("customer.create", _) => await SendAsync(new("customer.delete") { Path = [twin.Id] }, cancellation).ConfigureAwait(false),
        ("ticket.create", _) => await SendAsync(new("ticket.delete") { Path = [twin.Id] }, cancellation).ConfigureAwait(false),
        ("message.create", _) => await SendAsync(
            new("message.delete") { Path = [WriteParts.Of(node).Owner, twin.Id] }, cancellation).ConfigureAwait(false),
        _ => Removal.Gone.Value,
    };

    private Task<Removal> SendAsync(GorgiasCall call, CancellationToken cancellation) => RemovalCalls.SendAsync(api, call, null, cancellation);
}
