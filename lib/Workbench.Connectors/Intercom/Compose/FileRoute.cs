using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Where a file goes: into a reply under one of its parents, or into the transfer package.</summary>
internal sealed class FileRoute(long maxFileBytes)
{
    private static readonly Kind[] Preference = [Kind.Message, Kind.Ticket, Kind.Task, Kind.Contact, Kind.Organization];

    public long MaxFileBytes => maxFileBytes;

    /// <summary>The parent whose writes carry the file; null where none can. Recordings of calls are attached by hand.</summary>
    public static RecordKey? Home(RecordKey file, IComposeContext context) =>
        context.LinksFrom(file).Any(link => link.Role == LinkRole.Parent && link.To.Kind == Kind.Call)
            ? null
            : FileComposing.Home(file, context, Preference, parent => CanCarry(parent, context));

    /// <summary>Why a file is not sent: its download's failure, emptiness, size; null where it is sent.</summary>
    public string? Obstacle(AttachedFile file) => FileComposing.Obstacle(file, isTaken: file.Bytes <= maxFileBytes);

    /// <summary>The files that the writes of this parent carry from the start, in batches of at most ten and at most the largest request.</summary>
    public IReadOnlyList<IReadOnlyList<AttachedFile>> Batches(RecordKey parent, IComposeContext context)
    {
        var batches = new List<IReadOnlyList<AttachedFile>>();
        var batch = new List<AttachedFile>();
        foreach (var file in Of(parent, context).Where(file => !file.IsLate))
        {
            if (batch.Count == 10 || batch.Sum(other => other.Bytes) + file.Bytes > maxFileBytes)
            {
                batches.Add(batch);
                batch = [];
            }

            batch.Add(file);
        }

        return batch.Count > 0 ? [.. batches, batch] : batches;
    }

    /// <summary>
    /// Files that came after the thread was written, each in a note of its own and with the time of its arrival: a part keeps what it was created with.
    /// </summary>
    public void AddLate(Draft draft, PartPlace place)
    {
        const long AfterTheThread = 2_000_000_000;
        var late = Late(draft.Record.Key, draft.Context);
        for (var index = 0; index < late.Count; index++)
        {
            var words = $"File added later to {draft.Record.Key}: {late[index].Key}";
            draft.Add(PartWrites.AdminNote(draft, [late[index]], Write.NameOfFile(late[index].Key), place, AfterTheThread + index, null, words));
        }
    }

    /// <summary>The files of this parent that came after it was loaded.</summary>
    public IReadOnlyList<AttachedFile> Late(RecordKey parent, IComposeContext context) => [.. Of(parent, context).Where(file => file.IsLate)];

    private IEnumerable<AttachedFile> Of(RecordKey parent, IComposeContext context) =>
        context.Files(parent).Where(file => file.StaysWith is null && Obstacle(file) is null && Home(file.Key, context) == parent);

    private static bool CanCarry(RecordKey parent, IComposeContext context) => context.Carries(parent) && parent.Kind switch
    {
        Kind.Ticket => true,
        Kind.Task => ContactChoice.ForTask(parent, context) is not null,
        Kind.Message => context.Home(parent) is { } home && context.Carries(home)
            && (home.Kind == Kind.Ticket || (home.Kind == Kind.Task && ContactChoice.ForTask(home, context) is not null) || (home.Kind == Kind.Contact && History.HasConversation(home, context))),
        Kind.Contact or Kind.Organization => context.Plan.Choices.GetValueOrDefault(IntercomNames.ContactFilesChoice) == IntercomNames.CarrierChoice,
        _ => false,
    };
}
