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

/// <summary>Ticket to one create with everything in it: members, fields, tag, its own notes, and up to 500 messages that the load takes along.</summary>
internal sealed class TicketComposer(FileRoute files)
{
    private const int MaxSubject = 998;

    /// <summary>Longest tag name, as clients of the API have it; the vendor states none.</summary>
    private const int MaxTag = 256;

    public void Compose(Draft draft)
    {
        var (key, context) = (draft.Record.Key, draft.Context);
        var contact = ContactChoice.ForTicket(key, context);
        var note = new Lines(draft, GorgiasNames.Ticket, GorgiasNames.Note);
        var fields = new FieldSet(draft, context.Destination.Object(GorgiasNames.Ticket), note);
        var relations = new TicketRelations(draft, note, contact);
        var meta = new JsonObject { ["source"] = key.ToString() };
        var json = new JsonObject { ["external_id"] = key.ToString(), ["channel"] = Channel(key, context) };
        var text = MailHtml.Empty;
        note.Add($"Source: {key}");
        foreach (var value in draft.Record.Values.Where(value => GorgiasNames.IsField(value.Plan.Destination ?? "") || !draft.Settled(value)))
        {
            switch (value.Plan.Destination)
            {
                case "external_id":
                    draft.Becomes(value, GorgiasNames.Ticket, "external_id", key.ToString(), "relate", PromiseCheck.Equals, FieldType.Text);
                    break;
                case "subject":
                    Subject(draft, value, json, note);
                    break;
                case GorgiasNames.Note when value.Plan.Transform is not Transform.BodyLine && text == MailHtml.Empty:
                    text = Description(draft, value);
                    break;
                case GorgiasNames.Status:
                    json["status"] = TicketStatus.Status(draft, value, fields, note);
                    break;
                case "priority":
                    json["priority"] = TicketStatus.Priority(draft, value, note);
                    break;
                case "customer":
                    relations.Customer(value);
                    break;
                case GorgiasNames.Organization:
                    relations.Organization(value, meta);
                    break;
                case "assignee_user":
                    relations.Assignee(value);
                    break;
                case "assignee_team":
                    relations.Team(value);
                    break;
                case "channel" when StateWords.Channel(ReadableText.Of(value)) is { } channel:
                    json["channel"] = channel;
                    draft.Becomes(value, GorgiasNames.Ticket, "channel", channel, "relate", PromiseCheck.Equals, FieldType.Text);
                    break;
                case "created_datetime" when Bodies.Time(value.Result) is { } created:
                    json["created_datetime"] = Bodies.Time(created);
                    draft.Holds(value, GorgiasNames.Ticket, "created_datetime", value.Result.Print(), FieldType.Instant);
                    break;
                case "closed_datetime" when Bodies.Time(value.Result) is { }:
                    break;
                case { } name when GorgiasNames.IsField(name):
                    fields.Put(value);
                    break;
                default:
                    note.Put(value);
                    break;
            }
        }

        Parents(key, context, note);
        if (contact.Words is { } words)
        {
            draft.Note(null, ReasonCode.ContactChosen, words);
            note.Add($"Customer: {words}");
        }

        TicketTimes.Put(draft, json, note);
        json["meta"] = meta;
        relations.Write(json);
        Write(draft, json, fields, OwnNotes.Of(draft, text.With(note.Text), json, files.With(key, context)));
        files.AddLate(draft, key, Bodies.Time(draft.Record.Record.ByRole(FieldRole.CreatedAt)) ?? DateTimeOffset.UnixEpoch);
    }

    private void Write(Draft draft, JsonObject json, FieldSet fields, IReadOnlyList<MessageJson> notes)
    {
        var (key, context) = (draft.Record.Key, draft.Context);
        var update = (JsonObject)json.DeepClone();
        update.Remove("created_datetime");
        var create = (JsonObject)json.DeepClone();
        create["via"] = "api";
        create["tags"] = new JsonArray([.. draft.Tags(GorgiasNames.Ticket, MaxTag).Prepend(GorgiasNames.RunTag(context.Plan.Route))
            .Distinct(StringComparer.Ordinal).Select(name => (JsonNode)new JsonObject { ["name"] = name })]);
        create["custom_fields"] = fields.Json();
        create["messages"] = new JsonArray([.. notes.Select(note => (JsonNode)note.Json())]);

        // A ticket is created with null relations left out; an update states them, so that it can take somebody off.
        foreach (var name in new[] { "assignee_user", "assignee_team" }.Where(name => create[name]?["id"] is null))
        {
            create.Remove(name);
        }

        var thread = TicketThread.Of(key, context);
        var room = GorgiasNames.MaxMessages - notes.Count;
        draft.Add(new Write("create", "ticket.create", Phases.Tickets, Bodies.Of(create))
        {
            Creates = GorgiasNames.Ticket,
            UpdateBody = Bodies.Of(update, values: fields.UpdateJson(), notes: new JsonArray([.. notes.Select(note => (JsonNode)note.UpdateJson())])),
            Thread = key.ToString(),
            Order = long.MinValue,
            Carries = [.. files.With(key, context).Select(file => file.Key), .. thread.Take(room)],
        });
        if (thread.Count > room)
        {
            Finish(draft, json);
        }
    }

    /// <summary>Every appended message moves the time of the last change, and may re-open a ticket.</summary>
    private static void Finish(Draft draft, JsonObject json)
    {
        var finish = new JsonObject();
        foreach (var name in new[] { "status", "closed_datetime", "updated_datetime" }.Where(json.ContainsKey))
        {
            finish[name] = json[name]!.DeepClone();
        }

        var body = Bodies.Of(finish, People.Token(draft.Record.Key, GorgiasNames.Ticket));
        draft.Add(new Write("finish", "ticket.update", Phases.Finish, body) { UpdateBody = body, Thread = draft.Record.Key.ToString(), Order = long.MaxValue });
    }

    private static void Subject(Draft draft, PlannedValue value, JsonObject json, Lines note)
    {
        var subject = MessageFields.OneLine(draft, value).Trim();
        json["subject"] = PlainText.Cut(subject, MaxSubject);
        if (subject.Length > MaxSubject)
        {
            note.Put(value, subject);
        }
        else
        {
            draft.Holds(value, GorgiasNames.Ticket, "subject", subject, FieldType.Text);
        }
    }

    private static MailHtml Description(Draft draft, PlannedValue value)
    {
        var text = MailHtml.Of(value.Result);
        if (text.IsReduced)
        {
            draft.Loses(
                value, ReasonCode.FormattingLost, "scripts, frames or forms were taken out of the text", GorgiasNames.Ticket, GorgiasNames.Note, text.Text,
                PromiseCheck.Lines);
        }
        else
        {
            draft.Becomes(value, GorgiasNames.Ticket, GorgiasNames.Note, text.Text, "copy", PromiseCheck.Lines, FieldType.LongText);
        }

        return text;
    }

    private static string Channel(RecordKey key, IComposeContext context) => context.Thread(key)
        .Select(message => StateWords.Channel(message.Form))
        .FirstOrDefault(channel => channel is not null) ?? "api";

    private static void Parents(RecordKey key, IComposeContext context, Lines note)
    {
        foreach (var parent in context.LinksFrom(key).Where(link => link.Role == LinkRole.Parent && link.To.Kind == Kind.Ticket))
        {
            note.Add($"Part of: {context.Find(parent.To)?.ByRole(FieldRole.Subject).Print() ?? ""} ({parent.To})");
        }
    }
}
