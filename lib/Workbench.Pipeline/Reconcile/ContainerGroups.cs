using Workbench.Core.Writing;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Reconcile;

/// <summary>Groups of records that one read of the destination shows.</summary>
internal static class ContainerGroups
{
    private const int MostTogether = 1_000;

    /// <summary>Rows whose first twin is read by the same call stay together.</summary>
    public static IEnumerable<IReadOnlyList<PromiseRow>> Of(IEnumerable<PromiseRow> rows)
    {
        var group = new List<PromiseRow>(1);
        TwinRef? container = null;
        foreach (var row in rows)
        {
            var own = ContainerOf(row);
            if (group.Count > 0 && (own != container || group.Count >= MostTogether))
            {
                yield return group;
                group = new List<PromiseRow>(1);
            }

            container = own;
            group.Add(row);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    /// <summary>Groups that follow each other and whose containers a list of the destination shows together.</summary>
    /// <param name="together">How many containers of a type.</param>
    public static IEnumerable<IReadOnlyList<IReadOnlyList<PromiseRow>>> Batches(IEnumerable<IReadOnlyList<PromiseRow>> groups, Func<string, int> together)
    {
        var (batch, type, rows) = (new List<IReadOnlyList<PromiseRow>>(), (string?)null, 0);
        foreach (var group in groups)
        {
            var own = ContainerOf(group[0])?.Type;
            if (batch.Count > 0 && (own != type || rows + group.Count > MostTogether || batch.Count >= (own is null ? 1 : together(own))))
            {
                yield return batch;
                (batch, rows) = ([], 0);
            }

            type = own;
            rows += group.Count;
            batch.Add(group);
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <summary>What must be read to see the record; null where it has no twin.</summary>
    public static TwinRef? ContainerOf(PromiseRow row)
    {
        for (var index = 0; index < row.Twins.Count; index++)
        {
            if (!row.Twins[index].Removed)
            {
                return row.Twins[index].Twin.Readable();
            }
        }

        return null;
    }
}
