using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Connectors;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Find;

/// <summary>
/// Looks for records by their source key. The newest of the module are walked first, which does not lag; the search comes second, and its
/// silence proves nothing before its lag is over.
/// </summary>
internal sealed class RecordFinder(DeskApi api, Portal portal)
{
    private static readonly TimeSpan ClockMargin = TimeSpan.FromMinutes(10);

    public async Task<Lookup> FindAsync(Write write, WriteBody body, SendTime? sent, CancellationToken cancellation)
    {
        var twin = write.Creates!;
        if (await portal.SourceIdAsync(twin, cancellation).ConfigureAwait(false) is not { } field || body.Json?["cf"]?[field]?.ToString() is not { } key)
        {
            return new Lookup.Ambiguous($"{DeskNames.Module(twin)} have no field '{DeskNames.SourceId}'; provision it and discover again");
        }

        var wanted = new Wanted(twin, field, key, body.Text("subject"));
        var found = sent is { Earliest: var since } ? await NewestAsync(wanted, since - ClockMargin, cancellation).ConfigureAwait(false) : null;
        found ??= twin == DeskNames.Task
            ? await BesideAsync(wanted, body, cancellation).ConfigureAwait(false)
            : null;
        if (found is not null)
        {
            return new Lookup.Found(new TwinRef(twin, found));
        }

        return twin == DeskNames.Task ? Lookup.Absent.Value : await SearchAsync(wanted, sent, cancellation).ConfigureAwait(false);
    }

    /// <summary>A call on the same contact whose description holds the source key: calls have no search.</summary>
    public async Task<Lookup> CallAsync(WriteBody body, CancellationToken cancellation)
    {
        var mark = body.Find?["mark"]?.ToString() ?? "";
        var list = new DeskCall("contact.calls") { Path = [body.Text("contactId") ?? ""] };
        await foreach (var call in api.ListAsync(list, 50, cancellation).ConfigureAwait(false))
        {
            var whole = call.Text("description") is { Length: > 0 } ? call
                : await api.TryReadAsync(new("call") { Path = [call.Text("id") ?? ""] }, cancellation).ConfigureAwait(false) ?? call;
            if (HtmlText.Of(whole.Text("description") ?? "").Split('\n').Contains(mark, StringComparer.Ordinal))
            {
                return new Lookup.Found(new TwinRef(DeskNames.Call, call.Text("id") ?? ""));
            }
        }

        return Lookup.Absent.Value;
    }

    private async Task<string?> NewestAsync(Wanted wanted, DateTimeOffset since, CancellationToken cancellation)
    {
        var list = new DeskCall(DeskNames.Module(wanted.Twin)).With("sortBy", "-createdTime");
        await foreach (var row in api.ListAsync(list, 50, cancellation).ConfigureAwait(false))
        {
            if (row.DeskMoment("createdTime") < since)
            {
                return null;
            }

            if (await IsAsync(row, wanted, cancellation).ConfigureAwait(false))
            {
                return row.Text("id");
            }
        }

        return null;
    }

    /// <summary>A task beside which it would stand: tasks have no search.</summary>
    private async Task<string?> BesideAsync(Wanted wanted, WriteBody body, CancellationToken cancellation)
    {
        var list = body.Text("ticketId") is { } ticket ? new DeskCall("ticket.tasks") { Path = [ticket] }
            : body.Text("contactId") is { } contact ? new DeskCall("contact.tasks") { Path = [contact] }
            : null;
        if (list is null)
        {
            return null;
        }

        await foreach (var row in api.ListAsync(list, 50, cancellation).ConfigureAwait(false))
        {
            if (await IsAsync(row, wanted, cancellation).ConfigureAwait(false))
            {
                return row.Text("id");
            }
        }

        return null;
    }

    private async Task<Lookup> SearchAsync(Wanted wanted, SendTime? sent, CancellationToken cancellation)
    {
        var search = new DeskCall($"{DeskNames.Module(wanted.Twin)}.search").With("customField1", $"{wanted.Field}:{wanted.Key}");
        var found = new List<string>();
        foreach (var row in await api.SearchAsync(search, 0, cancellation).ConfigureAwait(false))
        {
            if (row.Text("id") is { } id && await IsAsync(row, wanted with { Subject = null }, cancellation).ConfigureAwait(false))
            {
                found.Add(id);
            }
        }

        var wait = sent?.Latest + api.Settings.SearchLag - api.Clock.GetUtcNow();
        return found switch
        {
            [var only] => new Lookup.Found(new TwinRef(wanted.Twin, only)),
            [] when wait > TimeSpan.Zero => new Lookup.NotYet(wait.Value),
            [] => Lookup.Absent.Value,
            _ => new Lookup.Ambiguous($"{found.Count} {DeskNames.Module(wanted.Twin)} carry {wanted.Key}: {string.Join(", ", found.Take(5))}")
            {
                Candidates = [.. found.Select(id => new TwinRef(wanted.Twin, id))],
            },
        };
    }

    /// <summary>True where the record carries the key. A row that shows no custom fields is read whole, unless its subject is another.</summary>
    private async Task<bool> IsAsync(JsonElement row, Wanted wanted, CancellationToken cancellation)
    {
        if (row.At("cf").ValueKind == JsonValueKind.Object)
        {
            return row.Text("cf", wanted.Field) == wanted.Key && row.Text("isTrashed") != "true";
        }

        if (wanted.Subject is { } subject && row.Text("subject") != subject)
        {
            return false;
        }

        var whole = await api.TryReadAsync(new(wanted.Twin) { Path = [row.Text("id") ?? ""] }, cancellation).ConfigureAwait(false);
        return whole?.Text("cf", wanted.Field) == wanted.Key;
    }

    private sealed record Wanted(string Twin, string Field, string Key, string? Subject);
}
