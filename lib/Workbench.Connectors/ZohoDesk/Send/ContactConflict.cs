using Workbench.Connectors.Http;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Planning;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Send;

/// <summary>A portal may keep e-mails unique (the exact rule is not documented): who holds the e-mail already is told by a search only.</summary>
internal sealed class ContactConflict(DeskApi api, Portal portal)
{
    public async Task<WriteAnswer> ResolveAsync(WriteBody body, HttpAnswer answer, CancellationToken cancellation)
    {
        var email = body.Text("email") ?? "";
        var rows = await api.SearchAsync(new DeskCall("contacts.search").With("email", email), 0, cancellation).ConfigureAwait(false);
        var holders = rows.Where(row => string.Equals(row.Text("email"), email, StringComparison.OrdinalIgnoreCase)).Select(row => row.Text("id") ?? "").ToList();
        if (holders is not [var id])
        {
            // Nobody: the search does not know the other contact yet.
            return holders.Count == 0
                ? new WriteAnswer.NotSent("another contact has this e-mail, and the search does not show it yet", api.Settings.SearchLag)
                : Refused(answer, $"{holders.Count} contacts have this e-mail");
        }

        var holder = await api.TryReadAsync(new("contact") { Path = [id] }, cancellation).ConfigureAwait(false);
        var field = await portal.SourceIdAsync(DeskNames.Contact, cancellation).ConfigureAwait(false);
        var owner = field is null ? null : holder?.Text("cf", field);
        return owner is { Length: > 0 } && owner != body.Json?["cf"]?[field!]?.ToString()
            ? Refused(answer, $"contact {id} ({owner}) has this e-mail")
            : new WriteAnswer.Exists(new TwinRef(DeskNames.Contact, id), answer.RequestId);
    }

    private static WriteAnswer.Refused Refused(HttpAnswer answer, string why) => new(
        ReasonCode.DuplicateEmail,
        $"{why}, and this portal keeps e-mails unique. Switch the rule off for the load, merge the contacts in the source, or clear one e-mail, then retry.",
        answer.Status,
        answer.RequestId);
}
