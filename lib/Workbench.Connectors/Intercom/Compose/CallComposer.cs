using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>
/// A call to an internal note with every detail of it: in the thread it hangs on, at its own time, else on the contact. Calls of other
/// systems cannot be written as calls (OpenAPI 2.16).
/// </summary>
internal sealed class CallComposer(FileRoute files)
{
    /// <summary>The reason code under which it is held; null where it is written.</summary>
    public string? Compose(Draft draft)
    {
        var key = draft.Record.Key;
        if (CallHome.Of(key, draft.Context) is not { } home)
        {
            return ReasonCode.NoParent;
        }

        var author = Author(draft.Record, draft.Context);
        if (home.Kind == Kind.Contact)
        {
            var at = CallHome.At(draft.Record.Record);
            var text = MessageText.Compose(draft, IntercomNames.ContactNote, author, null, false, at);
            draft.Add(PeopleNotes.Note("note", home, IntercomNames.Contact, "contact.note", IntercomNames.ContactNote, text.Whole, author.AdminId) with
            {
                Order = at.ToUnixTimeSeconds(),
            });
            return null;
        }

        var slot = History.Layout(home, draft.Context, files).First(slot => slot.Message == key);
        var place = new PartPlace(home, IntercomNames.Chapter(ThreadForm.TwinType(home, draft.Context), slot.Chapter), home.ToString());
        var body = MessageText.Compose(draft, place.Part, author, slot.Second, slot.IsShifted, CallHome.At(draft.Record.Record));
        draft.Add(PartWrites.Admin(place, "reply", author.AdminId, isComment: false, body, slot.Second, slot.Order, []));
        return null;
    }

    /// <summary>The agent who took or made the call; a placeholder, with the name in the text, for one who has no teammate.</summary>
    private static MessageAuthor Author(PlannedRecord call, IComposeContext context)
    {
        var agent = call.Record.ByRole(FieldRole.Assignee) as FieldValue.Agent ?? call.Record.ByRole(FieldRole.CreatedBy) as FieldValue.Agent;
        return agent is null ? new(null, context.Plan.PlaceholderAgentId, null, false)
            : People.Teammate(context, agent.Id) is { } teammate ? new(null, teammate, null, false)
            : new(null, context.Plan.PlaceholderAgentId, $"Author: {People.Words(agent)}", true);
    }
}
