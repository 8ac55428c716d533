using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Discovery;
using Workbench.Connectors.Intercom.Propose;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Contact to user: create by external id, attach companies, note, history conversation, carrier ticket.</summary>
internal sealed class ContactComposer(CarrierTicket carrier, HistoryConversation history)
{
    private static readonly HashSet<string> Native =
        [.. StandardFields.Contact.Select(field => field.Name).Where(name => name is not (IntercomNames.Note or "company" or "external_id"))];

    public void Compose(Draft draft)
    {
        var key = draft.Record.Key;
        var (json, custom) = (new JsonObject { ["role"] = "user", ["external_id"] = key.ToString() }, new JsonObject());
        var target = draft.Context.Destination.Object(IntercomNames.Contact);
        var writing = new AttributeWriting(draft, IntercomNames.Contact, target, json, custom, Native, ById: false, PeopleRows.MaxAttributeCharacters);
        var note = new NoteText(draft, IntercomNames.ContactNote);
        foreach (var value in draft.Record.Values)
        {
            Put(draft, value, writing, note);
        }

        if (custom.Count > 0 || writing.Cleared.Count > 0)
        {
            json["custom_attributes"] = custom;
        }

        if (!json.ContainsKey("email"))
        {
            draft.Note(null, ReasonCode.NoEmail, "loaded under its external id");
        }

        var update = PeopleNotes.Update(json, writing.Cleared);
        update.Remove("role");
        draft.Add(new Write("create", "contact.create", Phases.Contacts, BodyShape.Of(json))
        {
            Creates = IntercomNames.Contact,
            UpdateBody = BodyShape.Of(update),
        });
        Attach(draft);
        PeopleNotes.Write(draft, note, "contact.note", IntercomNames.Contact, IntercomNames.ContactNote);
        history.Add(draft);
        CustomLinks.Add(draft);
        carrier.Add(draft, key);
    }

    private static void Put(Draft draft, PlannedValue value, AttributeWriting writing, NoteText note)
    {
        switch (value.Plan.Destination)
        {
            case "external_id":
                draft.Becomes(
                    value, IntercomNames.Contact, "external_id", draft.Record.Key.ToString(), "relate", PromiseCheck.Equals, FieldType.Text);
                break;
            case "company":
                Company(draft, value);
                break;
            case IntercomNames.Note:
                PeopleNotes.Put(draft, note, value);
                break;
            case "name":
                Name(draft, value, writing);
                break;
            case "email" when !value.Result.IsEmpty && !EmailAddress.IsOne(value.Result.Print().Trim()):
                draft.Loses(value, ReasonCode.MalformedEmail, $"'{PlainText.Cut(value.Result.Print(), 200)}' is no e-mail address");
                break;
            default:
                writing.Put(value);
                break;
        }
    }

    // First and last name share one destination: they are joined, and each is promised as what the two make.
    private static void Name(Draft draft, PlannedValue value, AttributeWriting writing)
    {
        var parts = draft.Record.Values.Where(other => other.Plan.Destination == "name" && !other.Result.IsEmpty)
            .Select(other => PlainText.Clean(other.Result.Print().Trim())).ToList();
        if (parts.Count < 2)
        {
            writing.Put(value);
        }
        else if (!draft.Settled(value))
        {
            var name = string.Join(' ', parts);
            writing.Native["name"] = name;
            draft.Becomes(value, IntercomNames.Contact, "name", name, "joined", PromiseCheck.Equals, FieldType.Text);
        }
    }

    private static void Company(Draft draft, PlannedValue value)
    {
        if (draft.Settled(value))
        {
            return;
        }

        var named = value.Source is FieldValue.References references ? references.Keys : [];
        var carried = named.Where(draft.Context.Carries).ToList();
        if (carried.Count == 0 || carried.Count < named.Count)
        {
            draft.Loses(value, ReasonCode.DanglingLink, $"{value.Source.Print()}: the source has no such organization, or the plan does not carry it");
            return;
        }

        draft.Becomes(
            value, IntercomNames.Contact, "company", string.Join(',', carried), "relate", PromiseCheck.RefersTo,
            carried.Count == 1 ? FieldType.Link : FieldType.Links);
    }

    private static void Attach(Draft draft)
    {
        var companies = draft.Context.LinksFrom(draft.Record.Key).Concat(draft.Record.Links)
            .Where(link => link.From == draft.Record.Key && link.To.Kind == Kind.Organization && draft.Context.Carries(link.To))
            .Select(link => link.To)
            .Distinct();
        foreach (var company in companies)
        {
            var json = new JsonObject { ["id"] = People.Token(company, IntercomNames.Company) };
            var path = People.Token(draft.Record.Key, IntercomNames.Contact);
            draft.Add(new Write($"attach:{company}", "contact.attach-company", Phases.CompanyLinks, BodyShape.Of(json, [path])));
        }
    }
}
