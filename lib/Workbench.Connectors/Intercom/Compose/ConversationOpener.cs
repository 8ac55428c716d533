using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>
/// The first message of a conversation, which only a contact can write (OpenAPI 2.16, POST /conversations): the description where it is the
/// requester's own, else a line that says what it is, and the description as a note. It is never one of the thread's messages: each of those
/// stays a part of its own, which can be verified for itself.
/// </summary>
/// <param name="first">Unix second of the thread's first message; null where there is none.</param>
internal sealed class ConversationOpener(Draft draft, ContactChoice contact, long? first)
{
    private string description = "";
    private string late = "";

    private bool IsOwn => contact is { Key: not null, Words: null };

    /// <summary>The second of the opener where it must come before the record's own creation; else null.</summary>
    public long? Second { get; private set; }

    public void Description(PlannedValue value)
    {
        if (draft.Settled(value))
        {
            return;
        }

        description = PlainText.Clean(ReadableText.Of(value)).Trim();
        var twin = IsOwn || description.Length == 0 ? IntercomNames.Conversation : IntercomNames.ConversationPart;
        draft.Becomes(value, twin, "body", description, "copy", PromiseCheck.Lines, FieldType.LongText);
    }

    /// <summary>True where the source dates the record after its first message.</summary>
    public bool IsLater(PlannedValue value) => value.Result is FieldValue.Instant created && created.Value.ToUnixTimeSeconds() > first;

    /// <summary>No message may stand before the opener: it moves to the first one, and the time of creation becomes a line of it.</summary>
    public void Late(PlannedValue value)
    {
        Second = first;
        late = $"Created: {value.Result.Print()}";
        draft.Loses(value, ReasonCode.TimeShifted, $"created {value.Result.Print()}, after its first message", IntercomNames.Conversation, "body", late,
            PromiseCheck.Lines);
    }

    public string Text(string title)
    {
        var words = IsOwn && description.Length > 0 ? description : $"Imported from {draft.Record.Key}: {title}";
        return late.Length > 0 ? PlainText.Join(words, [late]) : words;
    }

    /// <summary>The description as a note, where nobody can say that the contact wrote it.</summary>
    public void AddNote(long? second)
    {
        if (!IsOwn && description.Length > 0)
        {
            var place = new PartPlace(draft.Record.Key, IntercomNames.Conversation, draft.Record.Key.ToString());
            draft.Add(PartWrites.Admin(place, "description", draft.Context.Plan.PlaceholderAgentId, isComment: false, new PartText(description, description), second, 1, []));
        }
    }
}
