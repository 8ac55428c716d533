using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Propose;

/// <summary>Rows of organizations and contacts.</summary>
internal static class PeopleRows
{
    public static ObjectPlan Account(ObjectSchema source, SchemaSnapshot destination)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        return Build(source, Kind.Organization, DeskNames.Account, destination, field => field.Role switch
        {
            FieldRole.Name when used.Add("accountName") => PlanRows.To(field, "accountName", "same role"),
            FieldRole.Phone when used.Add("phone") => PlanRows.To(field, "phone", "same role"),
            FieldRole.Website when used.Add("website") => PlanRows.To(field, "website", "same role"),
            _ => null,
        });
    }

    public static ObjectPlan Contact(ObjectSchema source, SchemaSnapshot destination)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var hasParts = source.Fields.Any(field => field.Role is FieldRole.FirstName or FieldRole.LastName);
        return Build(source, Kind.Contact, DeskNames.Contact, destination, field => field.Role switch
        {
            FieldRole.FirstName when used.Add("firstName") => PlanRows.To(field, "firstName", "same role"),
            FieldRole.LastName when used.Add("lastName") => PlanRows.To(field, "lastName", "same role; required"),
            FieldRole.Name when !hasParts && used.Add(StandardFields.FullName) =>
                PlanRows.To(field, StandardFields.FullName, "the last word is the last name, which is required"),
            FieldRole.Email when used.Add("email") => PlanRows.To(field, "email", "same role"),
            FieldRole.Phone when used.Add("phone") => PlanRows.To(field, "phone", "same role"),
            FieldRole.Phone when used.Add("mobile") => PlanRows.To(field, "mobile", "second phone number"),
            FieldRole.Organization when used.Add(DeskNames.Account) => PlanRows.Related(field, DeskNames.Account, "accountId of the contact"),
            _ => null,
        });
    }

    private static ObjectPlan Build(
        ObjectSchema source, Kind kind, string twin, SchemaSnapshot destination, Func<FieldSchema, FieldPlan?> native)
    {
        var labels = new FieldLabels(destination.Object(twin));
        return new ObjectPlan(source.Name, source.Label, kind, Outcome.Mapped, twin, [.. source.Fields.Select(field => field.Role switch
        {
            FieldRole.System => PlanRows.Skipped(field, ReasonCode.SystemField),
            FieldRole.Id => DeskRows.SourceId(field),
            FieldRole.CreatedAt => DeskRows.Time(field, DeskNames.SourceCreated),
            _ => native(field) ?? DeskRows.Custom(field, labels),
        })]);
    }
}
