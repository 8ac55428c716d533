using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>
/// Tickets that are part of others. Intercom links conversations and customer tickets to trackers only (OpenAPI 2.16, linked_conversations),
/// so every edge is flattened to a tag on the child, and to a note that a later step can list.
/// </summary>
internal static class TicketHierarchy
{
    /// <summary>Beginning of the tags that name a parent of this system.</summary>
    public static string TagPrefix(string system) => $"child of {system}/";

    public static void Add(Draft draft, string twin)
    {
        var key = draft.Record.Key;
        if (key.Kind != Kind.Ticket)
        {
            return;
        }

        var parents = draft.Context.LinksFrom(key)
            .Where(link => link.Role == LinkRole.Parent && link.To.Kind == Kind.Ticket)
            .Select(link => link.To)
            .Distinct()
            .Order();
        foreach (var parent in parents)
        {
            if (parent == key)
            {
                draft.Note(null, ReasonCode.HierarchyFlattened, "names itself as its parent; nothing is tagged");
            }
            else if (!draft.Context.Carries(parent))
            {
                draft.Note(null, ReasonCode.DanglingLink, $"part of {parent}, which is not carried");
            }
            else
            {
                var tag = TagName.Cut($"{TagPrefix(key.System)}{parent.Kind.Print()}/{parent.Id}");
                draft.Note(null, ReasonCode.HierarchyFlattened, $"part of {parent}; carried as the tag '{tag}'");
                draft.Add(PartWrites.Tag(key, twin, $"child-of:{parent}", tag, Phases.Finish, key.ToString()));
            }
        }
    }
}
