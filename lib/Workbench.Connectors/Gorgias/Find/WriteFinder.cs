using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Gorgias.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Gorgias.Find;

/// <summary>Asks whether a write was carried out, by the source key. It is not unique in Gorgias: two hits are for a person to decide.</summary>
internal sealed class WriteFinder(GorgiasApi api)
{
    public async Task<Lookup> FindAsync(Write write, JsonNode node, CancellationToken cancellation)
    {
        var body = WriteParts.Of(node);
        return write.Operation switch
        {
            "customer.create" => await KeyedAsync(GorgiasNames.Customer, new("customers"), body.Key, cancellation).ConfigureAwait(false),

            // The list holds tickets in the trash too unless told otherwise.
            "ticket.create" => await KeyedAsync(
                GorgiasNames.Ticket, new GorgiasCall("tickets").With("trashed", "false"), body.Key, cancellation).ConfigureAwait(false),
            "message.create" => await MessageAsync(body, cancellation).ConfigureAwait(false),

            // Writing the same state again changes nothing, so it may simply be sent.
            "ticket.update" => Lookup.Absent.Value,
            _ => new Lookup.Ambiguous($"'{write.Operation}' cannot be looked up"),
        };
    }

    /// <summary>Who holds an address, as main e-mail or as a channel.</summary>
    public async Task<JsonElement?> HolderAsync(string email, CancellationToken cancellation)
    {
        GorgiasCall[] questions =
        [
            new GorgiasCall("customers").With("email", email),
            new GorgiasCall("customers").With("channel_type", "email").With("channel_address", email),
        ];
        foreach (var question in questions)
        {
            await foreach (var customer in api.ListAsync(question, cancellation).ConfigureAwait(false))
            {
                return customer;
            }
        }

        return null;
    }

    private async Task<Lookup> KeyedAsync(string type, GorgiasCall list, string? key, CancellationToken cancellation)
    {
        var found = new List<TwinRef>();
        await foreach (var row in api.ListAsync(list.With("external_id", key), cancellation).ConfigureAwait(false))
        {
            if (row.Text("external_id") == key)
            {
                found.Add(new TwinRef(type, row.Text("id") ?? ""));
            }
        }

        return Decide(found, key);
    }

    private async Task<Lookup> MessageAsync(WriteParts body, CancellationToken cancellation)
    {
        var found = new List<TwinRef>();
        await foreach (var row in api.ListAsync(new GorgiasCall("messages").With("ticket_id", body.Owner), cancellation).ConfigureAwait(false))
        {
            if (row.Text("external_id") == body.Key)
            {
                found.Add(new TwinRef(GorgiasNames.Message, row.Text("id") ?? "", $"{GorgiasNames.Ticket}:{body.Owner}"));
            }
        }

        return Decide(found, body.Key);
    }

    private static Lookup Decide(IReadOnlyList<TwinRef> found, string? key) => found switch
    {
        [] => Lookup.Absent.Value,
        [var only] => new Lookup.Found(only),
        _ => new Lookup.Ambiguous($"{found.Count} of them carry {key}: {string.Join(", ", found.Take(5).Select(twin => twin.Print()))}. Delete the wrong ones in Gorgias, then run again.") { Candidates = found },
    };
}
