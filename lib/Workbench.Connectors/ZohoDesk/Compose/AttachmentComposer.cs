using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>A file travels inside a write of its parent, under a name that a header can carry; the portal does not say its type.</summary>
internal sealed class AttachmentComposer(FileRoute files)
{
    /// <summary>The reason code under which it is held; null where a parent carries it.</summary>
    public string? Compose(Draft draft)
    {
        var isNamed = false;
        return FileComposing.Compose(draft, files.Obstacle, file => FileRoute.Home(file, draft.Context), Promise);

        void Promise(PlannedValue value, Core.Connectors.AttachedFile file)
        {
            var name = FileNames.Clean(file.FileName);
            if (name != file.FileName && !isNamed)
            {
                draft.Note(null, ReasonCode.ControlCharacters, $"sent as '{name}'");
                isNamed = true;
            }

            FileComposing.Promise(draft, value, file, name, keepsType: false);
        }
    }
}
