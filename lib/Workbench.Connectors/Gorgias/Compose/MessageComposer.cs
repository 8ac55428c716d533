using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Gorgias.Propose;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>Message or task to a message or internal note of its ticket. It travels inside the ticket's create, or is appended later.</summary>
internal sealed class MessageComposer(FileRoute files)
{
    private const string OwnWrite = "message";

    /// <summary>The reason code under which it is held; null where it is written.</summary>
    public string? Compose(Draft draft)
    {
        var (key, context) = (draft.Record.Key, draft.Context);
        if (context.Home(key) is null && context.LinksFrom(key).All(link => link.Role != LinkRole.Parent))
        {
            return ReasonCode.NoParent;
        }

        if (TicketThread.OfMessage(key, context) is not { } ticket)
        {
            return ReasonCode.ReportedInInventory;
        }

        var home = context.Home(key)!.Value;
        var thread = context.Thread(home);
        var self = thread.FirstOrDefault(message => message.Key == key) ?? new ThreadMessage(key, DateTimeOffset.UnixEpoch, "");
        var at = MessageTime.Of(self, thread, home, context);
        var channel = home.Kind == Kind.Task ? null : Channel(self.Form, context.Plan);
        var customer = ContactChoice.ForTicket(ticket, context) is { Words: null } own ? own.Key : null;
        var speaker = Kept(draft, Speaker.Of(draft.Record, context, customer, isNote: channel is null));
        var source = channel is not null && MessageForm.IsMail(self.Form) ? new MailSource() : null;
        var written = new MessageFields(draft, speaker, channel, source, at);
        var text = written.Text();
        var message = channel is null
            ? MessageJson.Note(key.ToString(), speaker.Sender, text, at)
            : MessageJson.Sent(key.ToString(), channel, speaker.IsAgent, speaker.Sender, text, at).With("subject", written.Subject).With("source", source?.Json());
        foreach (var other in context.LinksFrom(key).Where(link => link.Role == LinkRole.Parent && link.To != home).Select(link => link.To).Distinct())
        {
            draft.Note(null, ReasonCode.SecondParent, $"also linked to {other}; shown under {ticket} only");
        }

        Add(draft, ticket, message, at, files);
        return null;
    }

    /// <summary>Adds the writes of a message on a ticket: its own, and those of files that came later.</summary>
    public static void Add(Draft draft, RecordKey ticket, MessageJson message, DateTimeOffset at, FileRoute files)
    {
        if (message.Text.IsReduced)
        {
            draft.Note(null, ReasonCode.FormattingLost, "scripts, frames or forms were taken out of the text");
        }

        draft.Add(Write(OwnWrite, ticket, message, at, files.With(draft.Record.Key, draft.Context)));
        files.AddLate(draft, ticket, at);
    }

    /// <summary>A message with its files, appended or taken along by its ticket.</summary>
    public static Write Write(string name, RecordKey ticket, MessageJson message, DateTimeOffset at, IReadOnlyList<AttachedFile> files)
    {
        var path = People.Token(ticket, GorgiasNames.Ticket);
        return new Write(name, "message.create", Phases.Messages, Bodies.Of(message.With(files).Json(), path))
        {
            Creates = GorgiasNames.Message,
            UpdateBody = Bodies.Of(message.UpdateJson(), path.DeepClone()),
            Thread = ticket.ToString(),
            Order = at.ToUnixTimeMilliseconds(),
            Carries = [.. files.Select(file => file.Key)],
        };
    }

    /// <summary>No call changes who sent a message: whoever would speak in it by now, it stays with the customer under whom it arrived.</summary>
    private static Speaker Kept(Draft draft, Speaker speaker)
    {
        if (speaker.IsAgent || draft.Context.Sent(draft.Record.Key, OwnWrite)?.At("json") is not { } sent || sent.IsTrue("from_agent"))
        {
            return speaker;
        }

        var sender = sent.At("sender", "id");
        RecordKey? customer = TwinToken.In(sender) is [var token, ..] ? token.Key : null;
        if (sender.ValueKind is JsonValueKind.Undefined || customer == speaker.Customer)
        {
            return speaker;
        }

        draft.Note(null, ReasonCode.ImmutableAfterLoad, $"stays with {customer?.ToString() ?? "the customer who stands in"}, under whom it arrived: no call changes the sender");
        return speaker with { Customer = customer, Sender = JsonSerializer.SerializeToNode(sender) };
    }

    /// <summary>Null for what becomes an internal note: calls, notes, and what says nothing of itself.</summary>
    private static string? Channel(string form, Plan plan) => form switch
    {
        "" => null,
        _ when MessageForm.IsNote(form) || MessageForm.IsCall(form) || form.Contains("private", StringComparison.OrdinalIgnoreCase)
            || form.Contains("internal", StringComparison.OrdinalIgnoreCase) => null,
        _ when MessageForm.IsMail(form) => plan.Choices.GetValueOrDefault(GorgiasNames.MailChannelChoice) == "api" ? "api" : "email",
        _ => StateWords.Channel(form) is "sms" or "chat" or "whatsapp" ? StateWords.Channel(form) : "api",
    };
}
