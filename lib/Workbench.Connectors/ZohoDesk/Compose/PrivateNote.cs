using Workbench.Connectors.Kit;
using Workbench.Core.Records;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>The private comment beside a record, with the values that no field of it can hold.</summary>
internal static class PrivateNote
{
    private const long BeforeTheMessages = 0;

    public static void Add(Draft draft, string twin, NoteText note)
    {
        if (note.Lines.Count > 0)
        {
            var mark = CommentWrites.Mark($"{draft.Record.Key}#fields");
            CommentWrites.Add(
                draft, new CommentPlace(draft.Record.Key, twin), "note", mark, $"{mark}\n\n{string.Join('\n', note.Lines)}", BeforeTheMessages, []);
        }
    }
}
