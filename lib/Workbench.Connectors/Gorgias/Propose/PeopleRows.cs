using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Propose;

/// <summary>Rows of contacts, and of organizations, whose fields are flattened onto their contacts.</summary>
internal static class PeopleRows
{
    public static ObjectPlan Contact(ObjectSchema source)
    {
        var used = new HashSet<string>(StringComparer.Ordinal) { GorgiasNames.Field(GorgiasNames.OrganizationLabel) };
        return new ObjectPlan(source.Name, source.Label, Kind.Contact, Outcome.Mapped, GorgiasNames.Customer, [.. source.Fields.Select(Row)]);

        FieldPlan Row(FieldSchema field) => field.Role switch
        {
            FieldRole.System => Rows.Skipped(field, ReasonCode.SystemField),
            FieldRole.Id => Rows.Related(field, "external_id", "the source key is the external id"),
            FieldRole.Name when used.Add("name") => Rows.To(field, "name", "same role"),
            FieldRole.FirstName when used.Add("firstname") => Rows.To(field, "firstname", "same role"),
            FieldRole.LastName when used.Add("lastname") => Rows.To(field, "lastname", "same role"),
            FieldRole.Email when used.Add("email") => Rows.To(field, "email", "same role; an address belongs to one customer only"),
            FieldRole.Phone when used.Add("phone") => new(field.Name, "phone", new Transform.NormalizePhone(), 1, "a phone channel"),
            FieldRole.Organization => Rows.Related(field, GorgiasNames.Organization, "there are no organizations: kept in the customer's meta data and fields"),
            _ when Rows.FitsAField(field) => Rows.Field(field, Unique(field.Label, used), "customer field"),
            _ => Rows.Line(field, GorgiasNames.Note, "too long for a customer field: a line of the customer's note"),
        };
    }

    public static ObjectPlan Organization(ObjectSchema source)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        return new ObjectPlan(source.Name, source.Label, Kind.Organization, Outcome.Flattened, GorgiasNames.Customer, [.. source.Fields.Select(Row)],
            "Gorgias has no organizations: every field stands on each customer that belongs to it; one without customers is in the inventory");

        FieldPlan Row(FieldSchema field) => field.Role switch
        {
            FieldRole.System => Rows.Skipped(field, ReasonCode.SystemField),
            FieldRole.Id => Rows.Related(field, GorgiasNames.Organization, "the source key stands in the customer's meta data"),
            FieldRole.Name when used.Add(GorgiasNames.Field(GorgiasNames.OrganizationLabel)) => Rows.Field(
                field, GorgiasNames.Field(GorgiasNames.OrganizationLabel), "customer field on each of its customers"),
            _ when Rows.FitsAField(field) => Rows.Field(
                field, Unique($"{GorgiasNames.OrganizationLabel} {field.Label.Trim()}", used), "customer field on each of its customers"),
            _ => Rows.Line(field, GorgiasNames.Note, "too long for a customer field: a line of the customer's note"),
        };
    }

    private static string Unique(string label, HashSet<string> used)
    {
        var stem = GorgiasNames.Field(label.Trim().Length > 0 ? label.Trim() : "Field");
        var name = stem;
        for (var number = 2; !used.Add(name); number++)
        {
            name = $"{stem} {number}";
        }

        return name;
    }
}
