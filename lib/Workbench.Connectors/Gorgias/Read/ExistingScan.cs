using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Gorgias.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Gorgias.Read;

/// <summary>Streams what could be recognised as a twin: customers by our key or their e-mail, tickets by our key.</summary>
internal sealed class ExistingScan(GorgiasApi api)
{
    public async IAsyncEnumerable<ExistingTwin> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var customer in api.ListAsync(new("customers"), cancellation).ConfigureAwait(false))
        {
            var email = (customer.Text("email") ?? "").Trim().ToLowerInvariant();
            yield return Existing(GorgiasNames.Customer, customer, email.Length > 0 ? $"email:{email}" : null);
        }

        await foreach (var ticket in api.ListAsync(new GorgiasCall("tickets").With("trashed", "false"), cancellation).ConfigureAwait(false))
        {
            if (RecordKey.TryParse(ticket.Text("external_id"), out _))
            {
                yield return Existing(GorgiasNames.Ticket, ticket, null);
            }
        }
    }

    private static ExistingTwin Existing(string type, JsonElement row, string? natural) => new(
        new TwinRef(type, row.Text("id") ?? ""), RecordKey.TryParse(row.Text("external_id"), out var key) ? key : null, natural);
}
