using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Find;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Where a part goes.</summary>
/// <param name="Home">The record whose twin it hangs on.</param>
/// <param name="Twin">Type of that twin.</param>
/// <param name="Thread">Name of the serial thread.</param>
internal sealed record PartPlace(RecordKey Home, string Twin, string Thread)
{
    public bool IsConversation => IntercomNames.IsConversation(Twin);

    public string Part => IsConversation ? IntercomNames.ConversationPart : IntercomNames.TicketPart;

    public string Reply => IsConversation ? "conversation.reply" : "ticket.reply";
}

/// <summary>Writes of parts and tags. Every one that can carries <c>skip_notifications</c>.</summary>
internal static class PartWrites
{
    /// <summary>A reply of a teammate; a null author is the token's own teammate.</summary>
    public static Write Admin(
        PartPlace place, string name, string? adminId, bool isComment, PartText text, long? second, long order, IReadOnlyList<AttachedFile> files)
    {
        var json = new JsonObject { ["type"] = "admin", ["message_type"] = isComment ? "comment" : "note" };
        if (adminId is not null)
        {
            json["admin_id"] = adminId;
        }

        json["body"] = PlainText.ToHtml(text.Whole);
        return Build(place, name, json, text, second, order, files, canSkip: true);
    }

    /// <summary>A reply of a contact, as plain text. Conversations take no <c>skip_notifications</c> from contacts (OpenAPI 2.16).</summary>
    public static Write Contact(
        PartPlace place, string name, RecordKey contact, PartText text, long second, long order, IReadOnlyList<AttachedFile> files) => Build(
        place,
        name,
        new JsonObject
        {
            ["type"] = "user",
            ["message_type"] = "comment",
            ["intercom_user_id"] = People.Token(contact, IntercomNames.Contact),
            ["body"] = text.Whole,
        },
        text, second, order, files, canSkip: !place.IsConversation);

    /// <summary>A note that only carries files.</summary>
    public static Write AdminNote(
        Draft draft, IReadOnlyList<AttachedFile> files, string name, PartPlace place, long order, long? second, string text = "Files of this record") =>
        Admin(place, name, draft.Context.Plan.PlaceholderAgentId, isComment: false, new PartText(text, ""), second, order, files);

    /// <summary>The run tag on a ticket or conversation.</summary>
    public static Write Tag(Draft draft, RecordKey home, string twin, string name, int phase, string thread) =>
        Tag(home, twin, name, IntercomNames.RunTag(draft.Context.Plan.Route), phase, thread);

    /// <summary>A tag by its own name on a ticket or conversation.</summary>
    public static Write Tag(RecordKey home, string twin, string name, string tag, int phase, string thread)
    {
        var body = BodyShape.Of(new JsonObject { ["name"] = tag }, [People.Token(home, twin)], twin);
        return new Write(name, "tag", phase, body) { Thread = thread, Order = long.MaxValue - 1 };
    }

    private static Write Build(
        PartPlace place, string name, JsonObject json, PartText text, long? second, long order, IReadOnlyList<AttachedFile> files, bool canSkip)
    {
        if (second is not null)
        {
            json["created_at"] = second;
        }

        if (canSkip)
        {
            json["skip_notifications"] = true;
        }

        if (files.Count > 0)
        {
            json["attachment_files"] = new JsonArray([.. files.Select(file =>
                (JsonNode)new FileToken(file.Sha256!, FileNames.Clean(file.FileName), file.ContentType, file.Bytes).ToJson())]);
        }

        return new Write(name, place.Reply, Phases.Messages, BodyShape.Of(json, [People.Token(place.Home, place.Twin)], place.Twin, PartMatch.Sign(text.Own)))
        {
            Creates = place.Part,
            Thread = place.Thread,
            Order = order,
            Carries = [.. files.Select(file => file.Key)],
        };
    }
}
