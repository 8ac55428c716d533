using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>Where a file goes: only messages carry files, so those of messages, tasks and tickets travel, the rest is in the transfer package.</summary>
internal sealed class FileRoute(long maxFileBytes)
{
    private static readonly Kind[] Preference = [Kind.Message, Kind.Task, Kind.Ticket];

    /// <summary>The parent whose message carries the file; null where none can.</summary>
    public static RecordKey? Home(RecordKey file, IComposeContext context) => context.LinksFrom(file)
        .Where(link => link.Role == LinkRole.Parent && CanCarry(link.To, context))
        .Select(link => (RecordKey?)link.To)
        .OrderBy(key => Array.IndexOf(Preference, key!.Value.Kind))
        .ThenBy(key => key)
        .FirstOrDefault();

    /// <summary>Why a file is not sent; null where it is.</summary>
    public string? Obstacle(AttachedFile file) => file switch
    {
        { Failure: { } failure } => failure,
        { Bytes: 0 } => ReasonCode.FileEmpty,
        { Sha256: null } => ReasonCode.FileRefused,
        _ when file.Bytes > maxFileBytes => ReasonCode.TransferPackage,
        _ => null,
    };

    /// <summary>The files that the message of this parent carries.</summary>
    public IReadOnlyList<AttachedFile> Of(RecordKey parent, IComposeContext context) =>
        [.. context.Files(parent).Where(file => Obstacle(file) is null && Home(file.Key, context) == parent)];

    private static bool CanCarry(RecordKey parent, IComposeContext context) => context.Carries(parent) && parent.Kind switch
    {
        Kind.Ticket => true,
        Kind.Task => TicketThread.OfTask(parent, context) is not null,
        Kind.Message => TicketThread.OfMessage(parent, context) is not null,
        _ => false,
    };
}
