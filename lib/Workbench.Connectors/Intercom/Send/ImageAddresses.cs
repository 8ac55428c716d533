using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Read;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Send;

/// <summary>
/// Addresses under which Intercom can fetch the images of an article now: those of its carrier ticket, fresh with every read, or, where the
/// carrier is gone because the article is written again after the load, those of the same bytes in the article itself.
/// </summary>
internal sealed class ImageAddresses(IntercomApi api)
{
    /// <param name="carrier"><c>ticket</c>: its id; <c>images</c>: name and hash of each.</param>
    /// <param name="existing">The article that is written again, printed; null for a new one.</param>
    /// <exception cref="ConnectorException">An image has no address.</exception>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(JsonObject carrier, string? existing, CancellationToken cancellation)
    {
        var wanted = carrier["images"]!.AsArray().ToDictionary(image => image!["name"]!.GetValue<string>(), image => image!["sha256"]!.GetValue<string>());
        var ticket = carrier["ticket"]!.GetValue<string>();
        var found = await LentAsync(ticket, cancellation).ConfigureAwait(false);
        if (existing is not null && wanted.Keys.Any(name => !found.ContainsKey(name)))
        {
            var hosted = await HostedAsync(existing, cancellation).ConfigureAwait(false);
            foreach (var (name, sha256) in wanted)
            {
                if (!found.ContainsKey(name) && hosted.TryGetValue(sha256, out var address))
                {
                    found[name] = address;
                }
            }
        }

        return wanted.Keys.FirstOrDefault(name => !found.ContainsKey(name)) is { } missing
            ? throw new ConnectorException($"Image {missing} has no address: carrier ticket {ticket} does not hold it. Roll back the article and load it again.")
            : wanted.Keys.ToDictionary(name => name, name => found[name]);
    }

    /// <summary>Addresses of the files of a carrier ticket by their name; none where it is gone.</summary>
    public async Task<Dictionary<string, string>> LentAsync(string ticketId, CancellationToken cancellation)
    {
        var ticket = await api.TryReadAsync(new("ticket") { Path = [ticketId] }, cancellation).ConfigureAwait(false);
        return ticket is not { } found ? [] : found.At("ticket_parts", "ticket_parts").Rows()
            .SelectMany(part => part.At("attachments").Rows())
            .Where(file => file.Text("name") is not null && file.Text("url") is not null)
            .DistinctBy(file => file.Text("name"))
            .ToDictionary(file => file.Text("name")!, file => file.Text("url")!);
    }

    private async Task<IReadOnlyDictionary<string, string>> HostedAsync(string printed, CancellationToken cancellation)
    {
        var hosted = new Dictionary<string, string>(StringComparer.Ordinal);
        var twin = new TwinRef("", "", printed).Readable();
        var files = new FileReading(api);
        foreach (var file in (await new HelpCenterReading(api).ReadAsync(twin, cancellation).ConfigureAwait(false)).SelectMany(state => state.Files))
        {
            await using var hash = new HashingStream();
            if ((await files.DownloadAsync(file, hash, cancellation).ConfigureAwait(false)).Failure is null)
            {
                hosted[hash.Finish()] = file.Url!.AbsoluteUri;
            }
        }

        return hosted;
    }
}
