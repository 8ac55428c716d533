using System.Text.Json;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset.Shapes;

/// <summary>A record's body in the shared vocabulary: every field of the snapshot's object, and a link for each link field.</summary>
internal sealed class InfosetMapper(SnapshotIndex snapshot)
{
    /// <summary>The member that holds custom values, each by the machine name of its field (assumed).</summary>
    public const string CustomValues = "customProperties";

    private readonly InfosetValues values = new(snapshot);

    public CanonicalRecord Map(SourceRecord record)
    {
        using var document = RecordJson.Open(record);
        var shape = InfosetShapes.Of(record.Object);
        var body = document.RootElement;
        var row = shape.Root is null ? body : body.Member(shape.Root) ?? body;
        var reading = new RecordReading(body, row, values);
        var fields = new List<CanonicalField>();
        var links = new List<RecordLink>();
        foreach (var field in snapshot.Object(record.Object)?.Fields ?? shape.Fields)
        {
            var value = Value(shape, field, reading);
            fields.Add(new CanonicalField(field, value));
            if (value is FieldValue.References references)
            {
                links.AddRange(references.Keys.Select(to => new RecordLink(record.Key, RoleOf(shape, field), to)));
            }
        }

        links.AddRange(shape.Links(record.Key, reading));
        return new CanonicalRecord(record.Key, record.Object, fields, [.. links.Distinct()]);
    }

    // The vendor's id of a custom field is its machine name; the field's own name may have been changed to stay unique.
    private static FieldValue Value(RecordShape shape, FieldSchema field, RecordReading reading) => field.VendorId is { } custom
        ? reading.Values.Read(field, reading.Row.Member(CustomValues)?.Member(custom))
        : shape.Compute(field, reading) ?? reading.Values.Read(field, reading.Row.Member(field.Name));

    private static string RoleOf(RecordShape shape, FieldSchema field) => field.Role switch
    {
        FieldRole.Requester => LinkRole.Requester,
        FieldRole.Organization => LinkRole.Organization,
        _ => shape.LinkRoles.GetValueOrDefault(field.Name, LinkRole.Reference),
    };
}
