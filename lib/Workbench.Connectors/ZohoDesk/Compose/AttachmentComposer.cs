using Workbench.Connectors.Kit;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>A file travels inside a write of its parent, under a name that a header can carry; the portal does not say its type.</summary>
internal sealed class AttachmentComposer(FileRoute files)
{
    /// <summary>The reason code under which it is held; null where a parent carries it.</summary>
    public string? Compose(Draft draft) => FileComposing.Compose(
        draft, files.Obstacle, file => FileRoute.Home(file, draft.Context), FileComposing.PromiseAs(draft, HeaderNames.Clean, keepsType: false));
}
