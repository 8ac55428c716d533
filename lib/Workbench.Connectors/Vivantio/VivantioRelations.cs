using System.Runtime.CompilerServices;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Security;

namespace Workbench.Connectors.Vivantio;

/// <summary>Relations that no body states: tickets that a ticket is part of, files of every record, and images inside articles.</summary>
internal sealed class VivantioRelations(VivantioApi api, VivantioScan scan, VivantioRecords records, VivantioOptions options)
{
    public IAsyncEnumerable<RelatedRow> RunAsync(ObjectSchema source, CancellationToken cancellation) => source.Name switch
    {
        VivantioNames.Client => FilesAsync(
            VivantioArea.Client, Kind.Organization, scan.RowsAsync(VivantioArea.Client, [], cancellation), cancellation),
        VivantioNames.Caller => FilesAsync(
            VivantioArea.Caller, Kind.Contact, scan.RowsAsync(VivantioArea.Caller, [], cancellation), cancellation),
        VivantioNames.Article => FilesAsync(VivantioArea.Article, Kind.Article, records.LiveArticlesAsync(cancellation), cancellation)
            .Concat(ImagesAsync(cancellation)),
        var name when VivantioNames.RecordTypeOf(name) is { } type => TicketsAsync(type, cancellation),
        _ => AsyncEnumerable.Empty<RelatedRow>(),
    };

    private static IAsyncEnumerable<string> Ids(IAsyncEnumerable<JsonElement> rows) => rows.Select(row => VivantioJson.Text(row, "Id"));

    private static RelatedRow File(JsonElement row, RecordKey parent)
    {
        var attachment = AttachmentRows.Record(row);
        return new RelatedRow(new RecordLink(attachment.Key, LinkRole.Parent, parent), attachment);
    }

    private IAsyncEnumerable<RelatedRow> FilesAsync(
        VivantioArea area, Kind kind, IAsyncEnumerable<JsonElement> rows, CancellationToken cancellation) =>
        InOrder.SelectAsync(Ids(rows), options.Parallel, async (id, token) =>
        {
            var listed = await api.AttachmentsAsync(area, id, token).ConfigureAwait(false);
            return listed.DistinctBy(AttachmentRows.Guid, StringComparer.OrdinalIgnoreCase).Select(row => File(row, VivantioNames.Key(kind, id)));
        }, cancellation).SelectMany(files => files.ToAsyncEnumerable());

    private IAsyncEnumerable<RelatedRow> TicketsAsync(long recordType, CancellationToken cancellation) => InOrder.SelectAsync(
        Ids(scan.TicketsAsync(recordType, cancellation)),
        options.Parallel,
        async (id, token) => (await ParentsAsync(id, token).ConfigureAwait(false)).Concat(await TicketFilesAsync(id, token).ConfigureAwait(false)),
        cancellation).SelectMany(rows => rows.ToAsyncEnumerable());

    /// <summary>A ticket may be part of several, and two may be part of each other: each pair is a link, whatever others say.</summary>
    private async Task<IEnumerable<RelatedRow>> ParentsAsync(string id, CancellationToken cancellation)
    {
        var child = VivantioNames.Key(Kind.Ticket, id);
        return (await api.ParentsAsync(id, cancellation).ConfigureAwait(false))
            .Where(row => !VivantioScan.IsDeleted(row))
            .Select(row => VivantioJson.Text(row, "Id")).Where(parent => parent.Length > 0 && parent != id).Distinct().Order(StringComparer.Ordinal)
            .Select(parent => new RelatedRow(new RecordLink(child, LinkRole.Parent, VivantioNames.Key(Kind.Ticket, parent)), null));
    }

    // The ticket's list repeats the files of its actions, with more facts; the action is where a file belongs.
    private async Task<IEnumerable<RelatedRow>> TicketFilesAsync(string id, CancellationToken cancellation)
    {
        var rows = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        var homes = new Dictionary<string, RecordKey>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in await api.AttachmentsAsync(VivantioArea.Ticket, id, cancellation).ConfigureAwait(false))
        {
            rows.TryAdd(AttachmentRows.Guid(row), row);
        }

        var actions = await api.ActionsAsync(id, withPrivate: true, withFiles: true, cancellation).ConfigureAwait(false);
        foreach (var action in RecordBody.Ordered(actions))
        {
            foreach (var row in VivantioJson.Rows(action, "Attachments"))
            {
                rows.TryAdd(AttachmentRows.Guid(row), row);
                homes.TryAdd(AttachmentRows.Guid(row), VivantioNames.Key(Kind.Message, VivantioJson.Text(action, "Id")));
            }
        }

        return rows.OrderBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => File(row.Value, homes.TryGetValue(row.Key, out var message) ? message : VivantioNames.Key(Kind.Ticket, id)));
    }

    private async IAsyncEnumerable<RelatedRow> ImagesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var article in records.LiveArticlesAsync(cancellation).ConfigureAwait(false))
        {
            var id = VivantioJson.Text(article, "Id");
            using var page = await new HtmlParser().ParseDocumentAsync(BoundedMarkup.Of(VivantioJson.Text(article, "Text")), cancellation).ConfigureAwait(false);
            foreach (var source in page.Images.Select(image => image.GetAttribute("src")).OfType<string>().Distinct()
                .Where(source => source.Length > 0 && !source.StartsWith("data:", StringComparison.OrdinalIgnoreCase)))
            {
                var image = AttachmentRows.OfImage(id, source);
                yield return new RelatedRow(new RecordLink(image.Key, LinkRole.Parent, VivantioNames.Key(Kind.Article, id)), image);
            }
        }
    }
}
