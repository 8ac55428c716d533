using Workbench.Core.Writing;

namespace Workbench.Connectors.Kit;

/// <summary>Tags that a load made under one prefix, where the prefix was free before it.</summary>
internal static class TagFamilies
{
    /// <summary>Removes every member; what the last one that could not be removed left behind stands for the family.</summary>
    public static async Task<Removal> RemoveAsync(IEnumerable<string> members, Func<string, Task<Removal>> remove)
    {
        Removal result = Removal.Gone.Value;
        foreach (var id in members)
        {
            var removal = await remove(id).ConfigureAwait(false);
            result = removal is Removal.Gone ? result : removal;
        }

        return result;
    }
}
