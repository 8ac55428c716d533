using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Records;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>Where a file goes: onto the comment of its message, onto its record, or into the transfer package.</summary>
/// <param name="maxFileBytes">Largest file that is sent.</param>
/// <param name="blockedTypes">File name endings that the portal refuses.</param>
internal sealed class FileRoute(long maxFileBytes, IReadOnlySet<string> blockedTypes)
{
    private static readonly Kind[] Preference = [Kind.Message, Kind.Ticket, Kind.Task, Kind.Contact, Kind.Organization];

    /// <summary>The parent whose writes carry the file; null where none can.</summary>
    public static RecordKey? Home(RecordKey file, IComposeContext context) =>
        FileComposing.Home(file, context, Preference, parent => CanCarry(parent, context));

    /// <summary>Why a file is not sent; null where it is.</summary>
    public string? Obstacle(AttachedFile file) =>
        FileComposing.Obstacle(file, isTaken: file.Bytes <= maxFileBytes && !blockedTypes.Contains(Ending(file.FileName)));

    /// <summary>The files that go out with the comment of this message.</summary>
    public IReadOnlyList<AttachedFile> With(RecordKey message, IComposeContext context) => [.. Of(message, context).Where(file => !file.IsLate)];

    /// <summary>The record's own files, after its comments.</summary>
    public void Add(Draft draft, CommentPlace place) => Add(draft, place, Of(draft.Record.Key, draft.Context));

    /// <summary>Files that came after their comment was written: a comment takes none later, so they hang on its record.</summary>
    public void AddLate(Draft draft, CommentPlace place) =>
        Add(draft, place, [.. Of(draft.Record.Key, draft.Context).Where(file => file.IsLate)]);

    private static void Add(Draft draft, CommentPlace place, IReadOnlyList<AttachedFile> files)
    {
        const long AfterTheComments = 1_000_000_000;
        for (var index = 0; index < files.Count; index++)
        {
            draft.Add(CommentWrites.File(place, files[index], AfterTheComments + index));
        }
    }

    private IReadOnlyList<AttachedFile> Of(RecordKey parent, IComposeContext context) =>
        [.. context.Files(parent).Where(file => file.StaysWith is null && Obstacle(file) is null && Home(file.Key, context) == parent)];

    private static string Ending(string fileName) => Path.GetExtension(fileName).TrimStart('.').Trim();

    private static bool CanCarry(RecordKey parent, IComposeContext context) => context.Carries(parent) && parent.Kind switch
    {
        Kind.Ticket or Kind.Task or Kind.Contact or Kind.Organization => true,
        Kind.Message => context.Home(parent) is { } home && context.Carries(home),
        _ => false,
    };
}
