using System.Text.RegularExpressions;
using Workbench.Connectors.Http;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Send;

/// <summary>
/// Reads a 409 on a contact. The text <c>... already exists with id=&lt;24 hex digits&gt;</c> is known from clients of the real API, not from
/// its description; an archived duplicate answers with another text and cannot be read.
/// </summary>
internal sealed partial class ContactConflict(IntercomApi api)
{
    public async Task<WriteAnswer> ResolveAsync(WriteBody body, HttpAnswer answer, CancellationToken cancellation)
    {
        var error = IntercomErrors.Read(answer);
        var requestId = answer.RequestId ?? error.RequestId;
        var id = Id().Match(error.Message) is { Success: true } match ? match.Groups[1].Value : null;
        var holder = id is null || error.Message.Contains("archived", StringComparison.OrdinalIgnoreCase)
            ? null
            : await api.TryReadAsync(new("contact") { Path = [id] }, cancellation).ConfigureAwait(false);
        if (holder is not { } contact)
        {
            return new WriteAnswer.Refused(
                "archived-duplicate",
                $"An archived contact holds this e-mail or external id. Unarchive or delete it in Intercom, then retry. Intercom says: {error.Message}",
                answer.Status,
                requestId);
        }

        var external = contact.Text("external_id");
        return external is { Length: > 0 } && external != body.Text("external_id")
            ? new WriteAnswer.Refused(
                ReasonCode.DuplicateEmail,
                $"Contact {id} ({external}) already has this e-mail, and this workspace keeps e-mails unique. Merge them in the source, or clear one e-mail, then retry.",
                answer.Status,
                requestId)
            : new WriteAnswer.Exists(new TwinRef(IntercomNames.Contact, id!), requestId);
    }

    [GeneratedRegex("id=([0-9a-f]{24})", RegexOptions.IgnoreCase)]
    private static partial Regex Id();
}
