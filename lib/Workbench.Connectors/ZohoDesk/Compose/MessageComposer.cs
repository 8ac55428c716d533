using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>Message to a private comment on its ticket, task, contact or account.</summary>
internal sealed class MessageComposer(FileRoute files)
{
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
        var place = new CommentPlace(home, twin);
        var mark = CommentWrites.Mark(key.ToString());
        var text = MessageText.Compose(draft, DeskNames.Comment(twin), mark, self);
        CommentWrites.Add(draft, place, "comment", mark, text, (position + 1) * OrdersPerMessage, files.With(key, context));
        files.AddLate(draft, place);
        OtherParents(draft, home);
        return null;
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
