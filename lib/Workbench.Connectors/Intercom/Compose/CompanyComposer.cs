using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Discovery;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Organization to company: upsert by our key, notes for long texts, a carrier ticket for files.</summary>
internal sealed class CompanyComposer(CarrierTicket carrier)
{
    private static readonly HashSet<string> Native =
        [.. StandardFields.Company.Select(field => field.Name).Where(name => name is not (IntercomNames.Note or "company_id"))];

    public void Compose(Draft draft)
    {
        var key = draft.Record.Key.ToString();
        var custom = new JsonObject { [IntercomNames.CompanySourceId] = key };
        var json = new JsonObject { ["company_id"] = key };
        var writing = new AttributeWriting(
            draft, IntercomNames.Company, draft.Context.Destination.Object(IntercomNames.Company), json, custom, Native, ById: false,
            Propose.PeopleRows.MaxAttributeCharacters);
        var note = new NoteText(draft, IntercomNames.CompanyNote);
        foreach (var value in draft.Record.Values)
        {
            if (value.Plan.Destination == IntercomNames.CompanySourceId)
            {
                draft.Becomes(value, IntercomNames.Company, IntercomNames.CompanySourceId, key, "relate", PromiseCheck.Equals, Core.Schema.FieldType.Text);
            }
            else if (value.Plan.Destination == IntercomNames.Note)
            {
                PeopleNotes.Put(draft, note, value);
            }
            else
            {
                writing.Put(value);
            }
        }

        if (draft.Record.Record.ByRole(Core.Schema.FieldRole.CreatedAt) is FieldValue.Instant created)
        {
            // Set at creation only; the attribute holds the time also where the company stood there before.
            json["remote_created_at"] = created.Value.ToUnixTimeSeconds();
        }

        json["custom_attributes"] = custom;
        var update = PeopleNotes.Update(json, writing.Cleared);
        update.Remove("company_id");
        update.Remove("remote_created_at");
        draft.Add(new Write("create", "company.upsert", Phases.Companies, BodyShape.Of(json))
        {
            Creates = IntercomNames.Company,
            UpdateBody = BodyShape.Of(update),
        });
        PeopleNotes.Write(draft, note, "company.note", IntercomNames.Company, IntercomNames.CompanyNote);
        var member = ContactChoice.MemberOf(draft.Record.Key, draft.Context);
        carrier.Add(draft, member);
        if (member is null)
        {
            draft.Note(null, ReasonCode.ContactChosen, "no contact belongs to it: Intercom lists a company only once it has one; found by its key alone");
        }
    }
}
