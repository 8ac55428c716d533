using Workbench.Connectors.Kit;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>A file travels inside a message, with its name and type.</summary>
internal sealed class AttachmentComposer(FileRoute files)
{
    /// <summary>The reason code under which it is held; null where a message carries it.</summary>
    public string? Compose(Draft draft) => FileComposing.Compose(
        draft, files.Obstacle, file => FileRoute.Home(file, draft.Context), FileComposing.PromiseAs(draft, FileNames.Clean));
}
