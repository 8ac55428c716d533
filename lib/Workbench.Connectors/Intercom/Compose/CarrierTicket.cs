using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Intercom keeps no files on contacts and companies: a back-office ticket beside them holds theirs (choice <c>contactFiles</c>).</summary>
internal sealed class CarrierTicket(FileRoute files)
{
    /// <param name="contact">The ticket's contact; null for the placeholder.</param>
    public void Add(Draft draft, RecordKey? contact)
    {
        var key = draft.Record.Key;
        var batches = files.Batches(key, draft.Context);
        if (batches.Count == 0 && files.Late(key, draft.Context).Count == 0)
        {
            return;
        }

        var type = TicketTypeOf.Choice(draft.Context, IntercomNames.TaskTicketTypeChoice);
        var name = People.NameOf(draft.Record.Record);
        var json = new JsonObject
        {
            ["ticket_type_id"] = type.Id,
            ["contacts"] = new JsonArray(TicketWriting.Contact(contact)),
            ["ticket_attributes"] = new JsonObject
            {
                ["_default_title_"] = $"Files of {name}",
                ["_default_description_"] = "Files that hung on this record in the source.",
                [IntercomNames.SourceIdAttribute] = $"{key}#files",
            },
            ["skip_notifications"] = true,
        };
        var thread = $"{key}#files";
        draft.Add(new Write("files", "ticket.create", Phases.Tickets, BodyShape.Of(json, find: type.Find($"{key}#files")))
        {
            Creates = IntercomNames.CarrierTicket,
            Thread = thread,
        });
        var place = new PartPlace(key, IntercomNames.CarrierTicket, thread);
        for (var index = 0; index < batches.Count; index++)
        {
            draft.Add(PartWrites.AdminNote(draft, batches[index], $"files-{index + 1}", place, index + 1, null, $"Files of this record, part {index + 1}"));
        }

        files.AddLate(draft, place);

        draft.Add(PartWrites.Tag(draft, key, IntercomNames.CarrierTicket, "files-tag", Phases.Finish, thread));
    }
}
