using Workbench.Connectors.Kit;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Notes at the end of a thread with the files that hang on the record itself.</summary>
internal sealed class OwnFiles(FileRoute files)
{
    /// <param name="created">Unix second at which the thread begins; null where unknown.</param>
    public void Add(Draft draft, string twin, IReadOnlyList<Slot> slots, long? created)
    {
        var key = draft.Record.Key;
        var batches = files.Batches(key, draft.Context);
        var chapter = slots.Count == 0 ? 0 : slots[^1].Chapter;
        var place = new PartPlace(key, IntercomNames.Chapter(twin, chapter), key.ToString());

        // After the last message, so that the seconds of the thread keep growing.
        var second = slots.Count > 0 ? slots[^1].Second + 100 : created + 1;
        for (var index = 0; index < batches.Count; index++)
        {
            draft.Add(PartWrites.AdminNote(draft, batches[index], $"files-{index + 1}", place, 1_000_000_000L + index, second + index));
        }

        files.AddLate(draft, place);
    }
}
