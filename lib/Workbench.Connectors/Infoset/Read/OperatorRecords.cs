using System.Text.Json.Nodes;
using Workbench.Connectors.Infoset.Operator;
using Workbench.Connectors.Infoset.Shapes;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Records;

namespace Workbench.Connectors.Infoset.Read;

/// <summary>Articles and calls of the operator folder.</summary>
internal sealed class OperatorRecords(InfosetFiles files)
{
    public IAsyncEnumerable<SourceRecord> ArticlesAsync(CancellationToken cancellation) =>
        OperatorLines.ReadAsync(files.Directory, InfosetFiles.Articles, cancellation).Select(row => Bodies.Record(
            Kind.Article, row.Text("id"), ObjectNames.Articles, row.Json, row.Json.Time("updatedAt") ?? row.Json.Time("createdAt")));

    /// <summary>The collections that the articles' paths make up, parents first.</summary>
    public async Task<IReadOnlyList<SourceRecord>> CollectionsAsync(CancellationToken cancellation)
    {
        var found = new SortedDictionary<RecordKey, IReadOnlyList<string>>();
        await foreach (var row in OperatorLines.ReadAsync(files.Directory, InfosetFiles.Articles, cancellation).ConfigureAwait(false))
        {
            var path = row.Texts("path");
            for (var depth = 1; depth <= path.Count; depth++)
            {
                IReadOnlyList<string> shelf = [.. path.Take(depth)];
                found.TryAdd(ArticleShapes.KeyOf(shelf), shelf);
            }
        }

        return [.. found.OrderBy(pair => pair.Value.Count).Select(pair => Bodies.Record(
            Kind.Collection,
            pair.Key.Id,
            ObjectNames.Collections,
            new JsonObject { ["name"] = pair.Value[^1], ["path"] = new JsonArray([.. pair.Value.Select(name => JsonValue.Create(name))]) },
            null))];
    }

    public IAsyncEnumerable<SourceRecord> CallsAsync(CancellationToken cancellation) =>
        OperatorLines.ReadAsync(files.Directory, InfosetFiles.Calls, cancellation).Select(row => Bodies.Record(
            Kind.Call, row.Text("id"), ObjectNames.Calls, row.Json, row.Json.Time("startedAt")));
}
