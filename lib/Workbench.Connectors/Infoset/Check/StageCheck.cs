using System.Runtime.CompilerServices;
using Workbench.Connectors.Http;
using Workbench.Connectors.Infoset.Read;
using Workbench.Connectors.Infoset.Shapes;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Connectors;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset.Check;

/// <summary>Looks for pipelines and stages that have no name. Two pages of each list are read, the oldest and the newest; records show the rest.</summary>
internal sealed class StageCheck(InfosetApi api)
{
    private static readonly string[] Fields = ["pipelineId", "stageId"];

    public async IAsyncEnumerable<Finding> RunAsync(SchemaSnapshot schema, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (name, list) in new[] { (ObjectNames.Tickets, InfosetEndpoints.Tickets), (ObjectNames.Deals, InfosetEndpoints.Deals) })
        {
            if (schema.Objects.FirstOrDefault(known => known.Name == name) is { } found)
            {
                yield return await CheckAsync(found, list, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task<Finding> CheckAsync(ObjectSchema found, Endpoint list, CancellationToken cancellation)
    {
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var filters in new[] { OldestFirst.Filters(null), [] })
        {
            var page = await api.PageAsync(list, filters, 1, cancellation).ConfigureAwait(false);
            unknown.UnionWith(
                from row in page.Rows
                from name in Fields
                let value = row.Text(name)
                where value.Length > 0 && found.Field(name)?.Options.Any(option => option.Id == value) != true
                select $"{name} {value}");
        }

        var code = $"infoset.stages.{found.Name}";
        return unknown.Count > 0
            ? new Finding(
                code,
                FindingState.Affects,
                $"{found.Label} use pipelines or stages that neither the vendor nor pipelines.json names: {string.Join(", ", unknown)}. "
                + "They are kept as they are and listed. Only the oldest and the newest page were looked at.",
                "Add them to pipelines.json.")
            : new Finding(code, FindingState.Clear, $"{found.Label}: every pipeline and stage on the oldest and the newest page has a name.");
    }
}
