using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Gorgias.Wire;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Gorgias.Send;

/// <summary>Brings a twin up to date. Every call sets what it names, so all of them may be sent again.</summary>
internal sealed class WriteUpdate(GorgiasApi api)
{
    public async Task<WriteAnswer> SendAsync(Write write, WriteParts body, TwinRef twin, CancellationToken cancellation) => write.Operation switch
    {
        "customer.create" => await CustomerAsync(body, twin, cancellation).ConfigureAwait(false),
        "ticket.create" => await TicketAsync(body, twin, cancellation).ConfigureAwait(false),
        _ => await MessageAsync(twin.Readable().Id, twin.Id, JsonIds.WithNumbers(body.Json), cancellation).ConfigureAwait(false) ?? Done(twin),
    };

    /// <summary>The last state of a ticket, after its messages.</summary>
    public async Task<WriteAnswer> StateAsync(WriteParts body, CancellationToken cancellation) => await PutAsync(
        new("ticket.update") { Path = [body.Owner], Json = body.Json.DeepClone() }, cancellation).ConfigureAwait(false) ?? Done(null);

    private async Task<WriteAnswer> CustomerAsync(WriteParts body, TwinRef twin, CancellationToken cancellation)
    {
        var now = await api.ReadAsync(new("customer") { Path = [twin.Id] }, cancellation).ConfigureAwait(false);
        var json = JsonIds.WithNumbers(body.Json);
        CustomerMerge.Into(json, now);
        return await ValuesAsync(twin, body.Values, cancellation).ConfigureAwait(false)
            ?? await PutAsync(new("customer.update") { Path = [twin.Id], Json = json }, cancellation).ConfigureAwait(false)
            ?? Done(twin);
    }

    // The ticket comes last: each of the calls before it moves the time of the last change, which the ticket's own call sets.
    private async Task<WriteAnswer> TicketAsync(WriteParts body, TwinRef twin, CancellationToken cancellation) =>
        await ValuesAsync(twin, body.Values, cancellation).ConfigureAwait(false)
        ?? await NotesAsync(twin, body.Notes ?? [], cancellation).ConfigureAwait(false)
        ?? await PutAsync(new("ticket.update") { Path = [twin.Id], Json = JsonIds.WithNumbers(body.Json) }, cancellation).ConfigureAwait(false)
        ?? Done(twin);

    private async Task<WriteAnswer?> NotesAsync(TwinRef ticket, JsonArray notes, CancellationToken cancellation)
    {
        var there = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        await foreach (var message in api.ListAsync(new GorgiasCall("messages").With("ticket_id", ticket.Id), cancellation).ConfigureAwait(false))
        {
            there[message.Text("external_id") ?? ""] = message;
        }

        foreach (var note in notes.Select(note => note!.AsObject()))
        {
            if (!there.TryGetValue(note["external_id"]!.GetValue<string>(), out var standing))
            {
                SentGuard.Check(note, api.Clock.GetUtcNow());
                if (await PutAsync(new("message.create") { Path = [ticket.Id], Json = note.DeepClone() }, cancellation).ConfigureAwait(false) is { } fault)
                {
                    return fault;
                }
            }
            else if (standing.Text("body_html") != note["body_html"]?.GetValue<string>()
                && await MessageAsync(ticket.Id, standing.Text("id") ?? "", note, cancellation).ConfigureAwait(false) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private Task<WriteAnswer?> MessageAsync(string ticket, string id, JsonObject json, CancellationToken cancellation)
    {
        SentGuard.Check(json, api.Clock.GetUtcNow());
        return PutAsync(new("message.update") { Path = [ticket, id], Json = json.DeepClone() }, cancellation);
    }

    private async Task<WriteAnswer?> ValuesAsync(TwinRef twin, JsonArray? values, CancellationToken cancellation) => values is not { Count: > 0 }
        ? null
        : await PutAsync(new($"{twin.Type}.values") { Path = [twin.Id], Json = values.DeepClone() }, cancellation).ConfigureAwait(false);

    /// <summary>Null where the call was confirmed.</summary>
    private async Task<WriteAnswer?> PutAsync(GorgiasCall call, CancellationToken cancellation)
    {
        var sent = await api.WriteAsync(call, cancellation).ConfigureAwait(false);
        return sent is SendResult.Answered { Answer.IsSuccess: true } ? null : WriteSender.Failed(sent);
    }

    private static WriteAnswer.Done Done(TwinRef? twin) => new(twin, null, "updated");
}
