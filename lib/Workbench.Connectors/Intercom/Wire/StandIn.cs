using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Intercom.Wire;

/// <summary>Exchanges the placeholder contact's external id for Intercom's own, which POST /conversations asks for (OpenAPI 2.16).</summary>
internal sealed class StandIn(IntercomApi api)
{
    /// <exception cref="ConnectorException">The placeholder contact was not provisioned, or the read failed.</exception>
    public async Task<string> ContactAsync(JsonObject? json, CancellationToken cancellation)
    {
        var id = json?["from"]?["id"]?.ToString() ?? "";
        if (id != IntercomNames.UnknownRequester)
        {
            return id;
        }

        var found = await api.TryReadAsync(new("contact.by-external-id") { Path = [id] }, cancellation).ConfigureAwait(false);
        return found?.Text("id") ?? throw new ConnectorException($"The contact '{id}' does not exist. Provision again, then run the step again.");
    }
}
