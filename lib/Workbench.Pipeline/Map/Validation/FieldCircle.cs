using Workbench.Core.Planning;

namespace Workbench.Pipeline.Map.Validation;

/// <summary>Fields of one object that read each other in a circle, so that none could be worked out first.</summary>
internal static class FieldCircle
{
    /// <summary>The first row in a circle and the way round from its field to itself; null where there is none. A row may read its own field.</summary>
    public static (int Row, IReadOnlyList<string> Way)? In(ObjectPlan row)
    {
        var reads = row.Fields.DistinctBy(field => field.Source).ToDictionary(
            field => field.Source, field => field.Transform.Reads().Where(read => read != field.Source).ToList(), StringComparer.Ordinal);
        for (var index = 0; index < row.Fields.Count; index++)
        {
            if (Way(row.Fields[index].Source, reads) is { } way)
            {
                return (index, way);
            }
        }

        return null;
    }

    /// <summary>The way from a field back to itself; null where there is none.</summary>
    private static IReadOnlyList<string>? Way(string start, IReadOnlyDictionary<string, List<string>> reads)
    {
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var field))
        {
            foreach (var read in reads.GetValueOrDefault(field) ?? [])
            {
                if (read == start)
                {
                    var way = new List<string> { start };
                    for (var at = field; at != start; at = before[at])
                    {
                        way.Add(at);
                    }

                    way.Add(start);
                    return way;
                }

                if (before.TryAdd(read, field))
                {
                    open.Enqueue(read);
                }
            }
        }

        return null;
    }
}
