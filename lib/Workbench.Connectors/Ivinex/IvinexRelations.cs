using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Ivinex;

/// <summary>
/// Relations that no record body states. The vendor lists a pair once per kind of link (training.ivinex.com/link-types), so pairs are
/// de-duplicated; links are turned to read from the dependent record.
/// </summary>
internal sealed class IvinexRelations(IvinexApi api, IvinexScan scan, IvinexOptions options, OperatorFiles files)
{
    // The lower record belongs to the higher one, whichever side the vendor lists first.
    private static readonly Kind[] Order = [Kind.Organization, Kind.Contact, Kind.Ticket, Kind.Task, Kind.Message, Kind.CustomRecord];

    public async IAsyncEnumerable<RelatedRow> RunAsync(
        ObjectSchema tab, SchemaIndex schema, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = options.RelatedPerRecord ? PerRecordAsync(tab, cancellation) : BulkAsync(tab, cancellation);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            if (Read(row, tab, schema) is { } related && !IsInBody(row, related.Link))
            {
                yield return related;
            }
        }

        foreach (var related in FromFiles(tab, schema))
        {
            yield return related;
        }
    }

    // An embedded link is a link field: the body states it, with its own role.
    private static bool IsInBody(JsonElement row, RecordLink link) =>
        link.Role == LinkRole.Reference && IvinexApi.Text(row, "LinkType") == "embedded";

    // A tab without a role takes no part: its records have no key yet.
    private static RelatedRow? Read(JsonElement row, ObjectSchema tab, SchemaIndex schema)
    {
        var owner = Or(IvinexApi.Text(row, "FromTabID"), tab.Name);
        if (schema.Object(owner)?.Kind is null)
        {
            return null;
        }

        var from = schema.Key(owner, IvinexApi.Text(row, "FromID"));
        if (AttachmentRows.IsAttachment(row))
        {
            var attachment = AttachmentRows.Record(row);
            return new RelatedRow(new RecordLink(attachment.Key, LinkRole.Parent, from), attachment);
        }

        var other = IvinexApi.Text(row, "ToTabID");
        return schema.Object(other)?.Kind is null
            ? null
            : Turn(from, schema.Key(other, IvinexApi.Text(row, "ToID"))) is { } link ? new RelatedRow(link, null) : null;
    }

    private static string Or(string text, string fallback) => text.Length > 0 ? text : fallback;

    private static RecordLink? Turn(RecordKey one, RecordKey other)
    {
        var (first, second) = (Array.IndexOf(Order, one.Kind), Array.IndexOf(Order, other.Kind));
        if (first < 0 || second < 0)
        {
            return null;
        }

        var (dependent, owner) = second >= first ? (other, one) : (one, other);
        return (dependent.Kind, owner.Kind) switch
        {
            var (child, parent) when child == parent => new RecordLink(one, LinkRole.Reference, other),
            (Kind.Message or Kind.Task, _) => new RecordLink(dependent, LinkRole.Parent, owner),
            (Kind.Contact, Kind.Organization) => new RecordLink(dependent, LinkRole.Organization, owner),
            _ => new RecordLink(dependent, LinkRole.Reference, owner),
        };
    }

    // The kind of link is left out on purpose: the same pair is listed once for each kind.
    private static string Pair(JsonElement row) => string.Join(
        '>', new[] { "FromTabID", "FromID", "ToTabID", "ToID" }.Select(name => IvinexApi.Text(row, name)));

    private async IAsyncEnumerable<JsonElement> BulkAsync(ObjectSchema tab, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = MovingRows.ReadAsync(
            $"the related items of tab {tab.Name}",
            (offset, token) => api.AllRelatedAsync(tab.Name, offset, token),
            Pair,
            expected: null,
            cancellation);
        await foreach (var (_, row) in rows.ConfigureAwait(false))
        {
            yield return row;
        }
    }

    private async IAsyncEnumerable<JsonElement> PerRecordAsync(ObjectSchema tab, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (id, _) in scan.RecordsAsync(tab.Name, tab.Count, cancellation).ConfigureAwait(false))
        {
            foreach (var row in (await api.RelatedAsync(tab.Name, id, cancellation).ConfigureAwait(false)).Rows.DistinctBy(Pair))
            {
                yield return row;
            }
        }
    }

    // A file of an activity is listed with the activity's tab, a file of any other record with its own.
    private IEnumerable<RelatedRow> FromFiles(ObjectSchema tab, SchemaIndex schema) =>
        from file in files.Files
        let isOwn = file.ActivityId is null && (file.Tab == tab.Name || file.Tab == tab.Label)
        let isActivity = file.ActivityId is not null && files.Roles?.FirstOrDefault(role => role.Role == "activity")?.TabId == tab.Name
        where isOwn || isActivity
        let attachment = AttachmentRows.Record(file)
        let parent = schema.Key(tab.Name, file.ActivityId ?? file.RecordId)
        select new RelatedRow(new RecordLink(attachment.Key, LinkRole.Parent, parent), attachment);
}
