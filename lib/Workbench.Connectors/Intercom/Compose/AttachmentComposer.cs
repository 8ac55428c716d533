using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>A file travels inside a reply, or as an image inside an article, of which Intercom hosts its own copy.</summary>
internal sealed class AttachmentComposer(FileRoute files)
{
    /// <summary>The reason code under which it is held; null where a parent carries it.</summary>
    public string? Compose(Draft draft)
    {
        var article = ArticleImages.Home(draft.Record.Key, draft.Context, files);
        return article is null
            ? FileComposing.Compose(
                draft, files.Obstacle, file => FileRoute.Home(file, draft.Context), FileComposing.PromiseAs(draft, FileNames.Clean))
            : FileComposing.Compose(draft, files.Obstacle, _ => article, (value, file) => PromiseImage(draft, value, file));
    }

    /// <summary>An image is hosted without name and type: the same bytes are promised, from which the type follows.</summary>
    private static void PromiseImage(Draft draft, PlannedValue value, AttachedFile file)
    {
        switch (FileComposing.Role(draft, value))
        {
            case FieldRole.FileUrl or FieldRole.ContentType:
                draft.Becomes(value, FilePromise.TwinType, FilePromise.Sha256, file.Sha256!, "file", PromiseCheck.Equals, FieldType.Text);
                break;
            case FieldRole.FileBytes:
                FileComposing.Promise(draft, value, file, file.FileName);
                break;
            default:
                draft.Loses(value, ReasonCode.NoSuchField);
                break;
        }
    }
}
