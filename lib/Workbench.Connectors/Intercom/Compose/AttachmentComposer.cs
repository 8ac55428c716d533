using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>A file travels inside a write of its parent; by itself it only makes promises, or is held for the transfer package.</summary>
internal sealed class AttachmentComposer(FileRoute files)
{
    /// <summary>The reason code under which it is held; null where a parent carries it.</summary>
    public string? Compose(Draft draft)
    {
        var context = draft.Context;
        var key = draft.Record.Key;
        var parents = context.LinksFrom(key).Where(link => link.Role == LinkRole.Parent).Select(link => link.To).Distinct().ToList();
        if (parents.Count == 0)
        {
            return ReasonCode.NoParent;
        }

        var file = parents.SelectMany(context.Files).FirstOrDefault(found => found.Key == key);
        if (file is null)
        {
            return ReasonCode.FileRefused;
        }

        if (files.Obstacle(file) is { } obstacle)
        {
            return obstacle;
        }

        if (FileRoute.Home(key, context) is not { } home)
        {
            return ReasonCode.TransferPackage;
        }

        var message = home.Kind == Kind.Message ? context.Home(home)!.Value.Kind : home.Kind;
        var isConversation = home.Kind == Kind.Message && message == Kind.Contact;
        var twin = isConversation ? IntercomNames.ConversationPart : IntercomNames.TicketPart;
        foreach (var value in draft.Record.Values)
        {
            Promise(draft, value, twin, file);
        }

        foreach (var other in parents.Where(parent => parent != home))
        {
            draft.Note(null, ReasonCode.SecondParent, $"also hangs on {other}; sent once, under {home}");
        }

        return null;
    }

    private static void Promise(Draft draft, PlannedValue value, string twin, Core.Connectors.AttachedFile file)
    {
        if (draft.Settled(value))
        {
            return;
        }

        var role = draft.Record.Record.Fields.FirstOrDefault(field => field.Schema.Name == value.Plan.Source)?.Schema.Role;
        var sent = role switch
        {
            FieldRole.FileName => file.FileName,
            FieldRole.ContentType => file.ContentType,
            FieldRole.FileBytes => file.Bytes.ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => null,
        };
        if (sent is null)
        {
            draft.Loses(value, ReasonCode.NoSuchField);
        }
        else
        {
            draft.Becomes(value, twin, "attachments", sent, "file", PromiseCheck.Contains, FieldType.LongText);
        }
    }
}
