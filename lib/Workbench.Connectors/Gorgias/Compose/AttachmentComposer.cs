using System.Globalization;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>A file travels inside a message; by itself it only makes promises, or is held for the transfer package.</summary>
internal sealed class AttachmentComposer(FileRoute files)
{
    /// <summary>The reason code under which it is held; null where a message carries it.</summary>
    public string? Compose(Draft draft)
    {
        var (context, key) = (draft.Context, draft.Record.Key);
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

        foreach (var value in draft.Record.Values.Where(value => !draft.Settled(value)))
        {
            Promise(draft, value, file);
        }

        foreach (var other in parents.Where(parent => parent != home))
        {
            draft.Note(null, ReasonCode.SecondParent, $"also hangs on {other}; sent once, under {home}");
        }

        return null;
    }

    private static void Promise(Draft draft, PlannedValue value, AttachedFile file)
    {
        var (name, sent) = draft.Record.Record.Fields.FirstOrDefault(field => field.Schema.Name == value.Plan.Source)?.Schema.Role switch
        {
            FieldRole.FileName => (FilePromise.FileName, file.FileName),
            FieldRole.ContentType => (FilePromise.ContentType, file.ContentType),
            FieldRole.FileBytes => (FilePromise.Bytes, file.Bytes.ToString(CultureInfo.InvariantCulture)),
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
