using Workbench.Connectors.Kit;
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

        if (ArticleImages.Home(key, context, files) is not null)
        {
            foreach (var value in draft.Record.Values)
            {
                PromiseImage(draft, value, file);
            }

            return null;
        }

        if (FileRoute.Home(key, context) is not { } home)
        {
            return ReasonCode.TransferPackage;
        }

        foreach (var value in draft.Record.Values)
        {
            Promise(draft, value, file);
        }

        foreach (var other in parents.Where(parent => parent != home))
        {
            draft.Note(null, ReasonCode.SecondParent, $"also hangs on {other}; sent once, under {home}");
        }

        return null;
    }

    /// <summary>
    /// Intercom hosts its own copy of an image, without name and type: the same bytes are promised, from which the type follows.
    /// </summary>
    private static void PromiseImage(Draft draft, PlannedValue value, Core.Connectors.AttachedFile file)
    {
        if (draft.Settled(value))
        {
            return;
        }

        var role = draft.Record.Record.Fields.FirstOrDefault(field => field.Schema.Name == value.Plan.Source)?.Schema.Role;
        if (role is FieldRole.FileUrl or FieldRole.ContentType)
        {
            draft.Becomes(value, FilePromise.TwinType, FilePromise.Sha256, file.Sha256!, "file", PromiseCheck.Equals, FieldType.Text);
        }
        else if (role is FieldRole.FileBytes)
        {
            Promise(draft, value, file);
        }
        else
        {
            draft.Loses(value, ReasonCode.NoSuchField);
        }
    }

    /// <summary>The address stands for the content: it is promised that the same bytes can be downloaded from the destination.</summary>
    private static void Promise(Draft draft, PlannedValue value, Core.Connectors.AttachedFile file)
    {
        if (draft.Settled(value))
        {
            return;
        }

        var role = draft.Record.Record.Fields.FirstOrDefault(field => field.Schema.Name == value.Plan.Source)?.Schema.Role;
        var (name, sent) = role switch
        {
            FieldRole.FileName => (FilePromise.FileName, file.FileName),
            FieldRole.ContentType => (FilePromise.ContentType, file.ContentType),
            FieldRole.FileBytes => (FilePromise.Bytes, file.Bytes.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            FieldRole.FileUrl => (FilePromise.Sha256, file.Sha256 ?? ""),
            _ => (null, ""),
        };
        if (name is null)
        {
            draft.Loses(value, ReasonCode.NoSuchField);
        }
        else
        {
            draft.Becomes(value, FilePromise.TwinType, name, sent, "file", PromiseCheck.Equals, FieldType.Text);
        }
    }
}
