using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>Where a file goes: only messages carry files, so those of messages, tasks and tickets travel, the rest is in the transfer package.</summary>
internal sealed class FileRoute(long maxFileBytes)
{
    private static readonly Kind[] Preference = [Kind.Message, Kind.Task, Kind.Ticket];

    /// <summary>The parent whose message carries the file; null where none can.</summary>
    public static RecordKey? Home(RecordKey file, IComposeContext context) =>
        FileComposing.Home(file, context, Preference, parent => CanCarry(parent, context));

    /// <summary>Why a file is not sent; null where it is.</summary>
    public string? Obstacle(AttachedFile file) => FileComposing.Obstacle(file, isTaken: file.Bytes <= maxFileBytes);

    /// <summary>The files that the message of this parent carries.</summary>
    public IReadOnlyList<AttachedFile> With(RecordKey parent, IComposeContext context) => [.. Of(parent, context).Where(file => !file.IsLate)];

    /// <summary>
    /// Files that came after their message was written travel in an internal note beside it, each in one of its own: a message that stands
    /// there keeps the files it was created with.
    /// </summary>
    public void AddLate(Draft draft, RecordKey ticket, DateTimeOffset at)
    {
        var (key, context) = (draft.Record.Key, draft.Context);
        var sender = context.Plan.PlaceholderAgentId;
        foreach (var file in Of(key, context).Where(file => file.IsLate))
        {
            var name = Write.NameOfFile(file.Key);
            var words = MailHtml.Of(new FieldValue.Text($"File added later to {key}"));
            var note = MessageJson.Note(GorgiasNames.OwnMessage(key.ToString(), name), sender is null ? null : Bodies.Number(sender), words, at);
            draft.Add(MessageComposer.Write(name, ticket, note, at, [file]));
        }
    }

    private IReadOnlyList<AttachedFile> Of(RecordKey parent, IComposeContext context) =>
        [.. context.Files(parent).Where(file => file.StaysWith is null && Obstacle(file) is null && Home(file.Key, context) == parent)];

    private static bool CanCarry(RecordKey parent, IComposeContext context) => context.Carries(parent) && parent.Kind switch
    {
        Kind.Ticket => true,
        Kind.Task => TicketThread.OfTask(parent, context) is not null,
        Kind.Message => TicketThread.OfMessage(parent, context) is not null,
        _ => false,
    };
}
