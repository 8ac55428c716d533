using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Connectors;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Find;

/// <summary>Asks whether a write was carried out.</summary>
internal sealed class WriteFinder(DeskApi api, Portal portal)
{
    private readonly RecordFinder records = new(api, portal);

    public async Task<Lookup> FindAsync(Write write, JsonNode node, SendTime? sent, CancellationToken cancellation)
    {
        var body = WriteBody.Of(node);
        return write.Operation switch
        {
            "call.create" => await records.CallAsync(body, cancellation).ConfigureAwait(false),
            "account.create" or "contact.create" or "ticket.create" or "task.create" =>
                await records.FindAsync(write, body, sent, cancellation).ConfigureAwait(false),
            "ticket.update" or "ticket.close" => await HoldsAsync(body, cancellation).ConfigureAwait(false),
            "ticket.tag" => await TaggedAsync(write, body, cancellation).ConfigureAwait(false),
            var name when name.EndsWith(".comment", StringComparison.Ordinal) =>
                await InsideAsync(write, body, ".comments", CommentMatch.IsComment, cancellation).ConfigureAwait(false),
            var name when name.EndsWith(".attach", StringComparison.Ordinal) =>
                await InsideAsync(write, body, ".attachments", CommentMatch.IsFile, cancellation).ConfigureAwait(false),
            var name => new Lookup.Ambiguous($"'{name}' cannot be looked up"),
        };
    }

    private async Task<Lookup> InsideAsync(
        Write write, WriteBody body, string list, Func<JsonElement, WriteBody, bool> fits, CancellationToken cancellation)
    {
        if (await api.TryReadAsync(new(body.Container!) { Path = [body.Owner] }, cancellation).ConfigureAwait(false) is null)
        {
            return Lookup.Absent.Value;
        }

        TwinRef? found = null;
        await foreach (var row in api.ListAsync(new(body.Container + list) { Path = [body.Owner] }, 100, cancellation).ConfigureAwait(false))
        {
            found = fits(row, body) ? new TwinRef(write.Creates!, row.Text("id") ?? "", body.PrintedContainer) : found;
        }

        return found is null ? Lookup.Absent.Value : new Lookup.Found(found);
    }

    private async Task<Lookup> HoldsAsync(WriteBody body, CancellationToken cancellation)
    {
        var ticket = await api.TryReadAsync(new("ticket") { Path = [body.Owner] }, cancellation).ConfigureAwait(false);
        return ticket is { } found && (body.Json ?? []).All(member => found.Text(member.Key) == member.Value?.ToString())
            ? new Lookup.Found(null)
            : Lookup.Absent.Value;
    }

    private async Task<Lookup> TaggedAsync(Write write, WriteBody body, CancellationToken cancellation)
    {
        var wanted = body.Json?["tags"]?.AsArray().Select(tag => tag!.ToString()) ?? [];
        var tags = await api.AllAsync(new("ticket.tags") { Path = [body.Owner] }, cancellation).ConfigureAwait(false);
        return wanted.All(name => tags.Any(tag => string.Equals(tag.Text("name"), name, StringComparison.OrdinalIgnoreCase)))
            ? new Lookup.Found(write.Creates is { } type ? new TwinRef(type, body.Owner) : null)
            : Lookup.Absent.Value;
    }
}
