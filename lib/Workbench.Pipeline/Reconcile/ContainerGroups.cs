using Workbench.Core.Writing;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Reconcile;

/// <summary>Groups of records that one read of the destination shows.</summary>
internal static class ContainerGroups
{
    /// <summary>Rows whose first twin is read by the same call stay together.</summary>
    public static IEnumerable<IReadOnlyList<PromiseRow>> Of(IEnumerable<PromiseRow> rows)
    {
        const int MostTogether = 1_000;
        var group = new List<PromiseRow>();
        TwinRef? container = null;
        foreach (var row in rows)
        {
            var own = row.Twins.FirstOrDefault(twin => !twin.Removed)?.Twin.Readable();
            if (group.Count > 0 && (own != container || group.Count >= MostTogether))
            {
                yield return group;
                group = [];
            }

            container = own;
            group.Add(row);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }
}
