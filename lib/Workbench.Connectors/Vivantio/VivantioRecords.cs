using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// Streams the records of one object. What a record needs besides its row is asked for while its neighbours are, a few at a time, and comes
/// in the order of the rows.
/// </summary>
internal sealed class VivantioRecords(VivantioApi api, VivantioScan scan, VivantioOptions options, VivantioOperatorFiles files)
{
    public IAsyncEnumerable<SourceRecord> RunAsync(ObjectSchema source, SchemaSnapshot schema, CancellationToken cancellation) => source.Name switch
    {
        VivantioNames.User => UsersAsync(cancellation),
        VivantioNames.Group => schema.Teams.Select(Group).ToAsyncEnumerable(),
        VivantioNames.Client => WithFormsAsync(VivantioArea.Client, Kind.Organization, source.Name, cancellation),
        VivantioNames.Caller => WithFormsAsync(VivantioArea.Caller, Kind.Contact, source.Name, cancellation),
        VivantioNames.Action => new ActionReader(api, options).RunAsync(scan.TicketsAsync(null, cancellation), schema, cancellation),
        VivantioNames.Shelf => ShelvesAsync(schema, cancellation),
        VivantioNames.Article => InOrder.SelectAsync(LiveArticlesAsync(cancellation), options.Parallel, ArticleAsync, cancellation),
        var name when VivantioNames.RecordTypeOf(name) is { } type =>
            InOrder.SelectAsync(scan.TicketsAsync(type, cancellation), options.Parallel, (row, token) => TicketAsync(name, row, token), cancellation),
        _ => AsyncEnumerable.Empty<SourceRecord>(),
    };

    /// <summary>Articles that nobody deleted.</summary>
    public IAsyncEnumerable<JsonElement> LiveArticlesAsync(CancellationToken cancellation) =>
        scan.RowsAsync(VivantioArea.Article, [], cancellation).Where(row => !VivantioScan.IsDeleted(row));

    private static SourceRecord Group(TeamSchema team) => new(
        VivantioNames.Key(Kind.Team, team.Id),
        VivantioNames.Group,
        RecordBody.Of(JsonSerializer.SerializeToElement(new { team.Id, team.Name }), (RecordBody.Members, team.AgentIds)),
        null);

    private async IAsyncEnumerable<SourceRecord> UsersAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var user in RecordBody.Ordered((await api.AllAsync(VivantioEndpoints.Users, cancellation).ConfigureAwait(false)).Rows))
        {
            var id = VivantioJson.Text(user, "Id");
            object? meta = files.Agents.TryGetValue(id, out var known) ? known : null;
            yield return new SourceRecord(VivantioNames.Key(Kind.Agent, id), VivantioNames.User, RecordBody.Of(user, (RecordBody.Meta, meta)), null);
        }
    }

    private IAsyncEnumerable<SourceRecord> WithFormsAsync(VivantioArea area, Kind kind, string name, CancellationToken cancellation) =>
        InOrder.SelectAsync(scan.RowsAsync(area, [], cancellation), options.Parallel, async (row, token) =>
        {
            var id = VivantioJson.Text(row, "Id");
            var forms = RecordBody.Ordered(await api.FormInstancesAsync(area, id, token).ConfigureAwait(false));
            return new SourceRecord(VivantioNames.Key(kind, id), name, RecordBody.Of(row, (RecordBody.Forms, forms)), At(row, "UpdateDate"));
        }, cancellation);

    private async Task<SourceRecord> TicketAsync(string name, JsonElement row, CancellationToken cancellation)
    {
        var id = VivantioJson.Text(row, "Id");
        var forms = RecordBody.Ordered(await api.FormInstancesAsync(VivantioArea.Ticket, id, cancellation).ConfigureAwait(false));
        var stages = await api.TryByIdAsync(VivantioEndpoints.SlaStages, id, cancellation).ConfigureAwait(false);
        var body = RecordBody.Of(row, (RecordBody.Forms, forms), (RecordBody.SlaStages, RecordBody.Ordered(VivantioApi.Rows(stages))));
        return new SourceRecord(VivantioNames.Key(Kind.Ticket, id), name, body, At(row, "LastModifiedDate"));
    }

    private async Task<SourceRecord> ArticleAsync(JsonElement row, CancellationToken cancellation)
    {
        var id = VivantioJson.Text(row, "Id");
        var forms = RecordBody.Ordered(await api.FormInstancesAsync(VivantioArea.Article, id, cancellation).ConfigureAwait(false));
        var body = RecordBody.Of(row, (RecordBody.Meta, Meta(id)), (RecordBody.Forms, forms));
        return new SourceRecord(VivantioNames.Key(Kind.Article, id), VivantioNames.Article, body, At(row, "UpdateDate"));
    }

    /// <summary>The account's own shelves, then those that articles without a known category make.</summary>
    private async IAsyncEnumerable<SourceRecord> ShelvesAsync(SchemaSnapshot schema, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var index = new VivantioIndex(schema);
        var type = options.RecordTypes.Article.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var listed = await api.TryByIdAsync(VivantioEndpoints.Categories, type, cancellation).ConfigureAwait(false);
        foreach (var row in RecordBody.Ordered(VivantioApi.Rows(listed)))
        {
            yield return Shelf(row);
        }

        var made = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var article in LiveArticlesAsync(cancellation).ConfigureAwait(false))
        {
            using var body = JsonDocument.Parse(RecordBody.Of(article, (RecordBody.Meta, Meta(VivantioJson.Text(article, "Id")))));
            var path = ArticleShelf.Path(body.RootElement);
            if (path.Count == 0 || ArticleShelf.Of(body.RootElement, index) != ArticleShelf.Key(path))
            {
                continue;
            }

            foreach (var row in ArticleShelf.Rows(path).Where(row => made.Add(VivantioJson.Text(row, "Id"))))
            {
                yield return Shelf(row);
            }
        }
    }

    private static SourceRecord Shelf(JsonElement row) => new(
        VivantioNames.Key(Kind.Collection, VivantioJson.Text(row, "Id")), VivantioNames.Shelf, RecordBody.Of(row), null);

    private object? Meta(string article) => files.Articles is { } known && known.TryGetValue(article, out var meta) ? meta : null;

    private DateTimeOffset? At(JsonElement row, string property) =>
        VivantioTimes.TryInstant(VivantioJson.Text(row, property), options.Zone, out var at) ? at : null;
}
