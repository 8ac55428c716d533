using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>Message to a private comment on its ticket, task, contact or account.</summary>
internal sealed class MessageComposer(FileRoute files)
{
    private const string CommentWrite = "comment";
    private const long OrdersPerMessage = 1_000;

    /// <summary>The reason code under which it is held; null where it is written.</summary>
    public string? Compose(Draft draft)
    {
        var (context, key) = (draft.Context, draft.Record.Key);
        if (context.Home(key) is not { } home || !context.Carries(home) || DeskNames.Twin(home.Kind) is not { } twin)
        {
            return ReasonCode.NoParent;
        }

        var thread = context.Thread(home);
        var position = 0;
        while (position < thread.Count && thread[position].Key != key)
        {
            position++;
        }

        var self = position < thread.Count ? thread[position] : new ThreadMessage(key, DateTimeOffset.UnixEpoch, "");
        var place = Place(draft, new CommentPlace(home, twin));
        var mark = CommentWrites.Mark(key.ToString());
        var text = MessageText.Compose(draft, DeskNames.Comment(place.Twin), mark, self);
        CommentWrites.Add(draft, place, CommentWrite, mark, text, (position + 1) * OrdersPerMessage, files.With(key, context));
        files.AddLate(draft, place);
        OtherParents(draft, home);
        return null;
    }

    /// <summary>No call moves a comment: where its message hangs on another record by now, it stays where it was written.</summary>
    private static CommentPlace Place(Draft draft, CommentPlace wanted)
    {
        if (draft.Context.Sent(draft.Record.Key, CommentWrite) is not { } sent || TwinToken.In(sent.GetProperty("path")) is not [var written, ..] || written.Key == wanted.Home)
        {
            return wanted;
        }

        draft.Note(null, ReasonCode.ImmutableAfterLoad, $"hangs on {wanted.Home} by now; its comment stays on {written.Key}, because no call moves it");
        return new CommentPlace(written.Key, written.Type);
    }

    private static void OtherParents(Draft draft, RecordKey home)
    {
        var others = draft.Context.LinksFrom(draft.Record.Key)
            .Where(link => link.Role == LinkRole.Parent && link.To != home)
            .Select(link => link.To)
            .Distinct();
        foreach (var other in others)
        {
            draft.Note(null, ReasonCode.SecondParent, $"also linked to {other}; shown under {home} only");
        }
    }
}
