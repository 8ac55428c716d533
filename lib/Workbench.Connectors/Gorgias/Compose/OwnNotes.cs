using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>Messages of the ticket itself: the opening note with everything that has no other place, and the latest change where it is wanted.</summary>
internal static class OwnNotes
{
    public static IReadOnlyList<MessageJson> Of(Draft draft, MailHtml text, JsonObject json, IReadOnlyList<AttachedFile> files)
    {
        var key = draft.Record.Key.ToString();
        var sender = draft.Context.Plan.PlaceholderAgentId is { } user ? Bodies.Number(user) : null;
        var at = Time(json["created_datetime"]) ?? DateTimeOffset.UnixEpoch;
        var opening = MessageJson.Note(GorgiasNames.OwnMessage(key, "opening"), sender?.DeepClone(), text, at).With(files);
        if (draft.Context.Plan.Choices.GetValueOrDefault(GorgiasNames.LatestChangeChoice) != "yes")
        {
            return [opening];
        }

        var words = new FieldValue.Text(LatestChange(draft.Record.Record));
        return [opening, MessageJson.Note(GorgiasNames.OwnMessage(key, "change"), sender, MailHtml.Of(words), Time(json["updated_datetime"]) ?? at)];
    }

    /// <summary>Events cannot be written: the latest status and assignee stand in a note.</summary>
    private static string LatestChange(CanonicalRecord ticket)
    {
        var by = ticket.ByRole(FieldRole.ModifiedBy) is FieldValue.Agent agent ? People.Words(agent) : ticket.ByRole(FieldRole.ModifiedBy).Print();
        var assignee = ticket.ByRole(FieldRole.Assignee) is FieldValue.Agent holder ? People.Words(holder) : "nobody";
        return $"Latest change in the source: status {ticket.ByRole(FieldRole.Status).Print()}, assigned to {assignee}, "
            + $"at {ticket.ByRole(FieldRole.ModifiedAt).Print()}{(by.Length > 0 ? $" by {by}" : "")}";
    }

    private static DateTimeOffset? Time(JsonNode? text) => text is null ? null
        : DateTimeOffset.Parse(text.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
