using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Propose;

/// <summary>Rows of contacts and companies: native fields by role, everything else an attribute or, where it may be long, a note.</summary>
internal static class PeopleRows
{
    /// <summary>Longest string value of an attribute, seen in clients of the real API.</summary>
    public const int MaxAttributeCharacters = 255;

    public static ObjectPlan Contact(ObjectSchema source) => Build(
        source, Kind.Contact, IntercomNames.Contact, "mig_c_", (field, once) => field.Role switch
        {
            FieldRole.Id => PlanRows.Related(field, "external_id", "the source key is the external id"),
            FieldRole.Name when once("name") => PlanRows.To(field, "name", "same role"),
            FieldRole.FirstName or FieldRole.LastName when source.Fields.All(other => other.Role != FieldRole.Name) =>
                PlanRows.To(field, "name", "Intercom has one name: first and last name are joined"),
            FieldRole.Email when once("email") => PlanRows.To(field, "email", "same role"),
            FieldRole.Phone when once("phone") => new(field.Name, "phone", new Transform.NormalizePhone(), 1, "same role; refused unless international"),
            FieldRole.Organization => PlanRows.Related(field, "company", "attached by an own call"),
            FieldRole.CreatedAt when once("signed_up_at") => PlanRows.To(field, "signed_up_at", "the only creation time of a contact that can be set"),
            _ => null,
        });

    public static ObjectPlan Company(ObjectSchema source) => Build(
        source, Kind.Organization, IntercomNames.Company, "mig_co_", (field, once) => field.Role switch
        {
            FieldRole.Id => PlanRows.Related(field, IntercomNames.CompanySourceId, "the source key is the company id, and an attribute that can be updated"),
            FieldRole.Name when once("name") => PlanRows.To(field, "name", "same role"),
            FieldRole.Website when once("website") => PlanRows.To(field, "website", "same role"),
            _ => null,
        });

    private static ObjectPlan Build(
        ObjectSchema source, Kind kind, string destination, string prefix, Func<FieldSchema, Func<string, bool>, FieldPlan?> native)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var names = new AttributeNames(prefix).Reserve(IntercomNames.CompanySourceId);
        var fields = source.Fields.Select(field => field.Role == FieldRole.System
            ? PlanRows.Skipped(field, ReasonCode.SystemField)
            : native(field, used.Add) ?? Other(field, names));
        return new ObjectPlan(source.Name, source.Label, kind, Outcome.Mapped, destination, [.. fields]);
    }

    private static FieldPlan Other(FieldSchema field, AttributeNames names) => field.Type is FieldType.LongText or FieldType.Html or FieldType.Links
        ? new(field.Name, IntercomNames.Note, new Transform.BodyLine(field.Label), 0.9, "may be longer than the 255 characters of an attribute: a note")
        : PlanRows.Attribute(field, names.Slug(field.Name), MaxAttributeCharacters);
}
