using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset.Shapes;

/// <summary>Agents, companies and contacts. Only <c>id</c>, <c>fullName</c>, <c>email</c> and <c>name</c> were seen; the other members are assumed.</summary>
internal static class PeopleShapes
{
    private const string FullName = "fullName";

    public static RecordShape Agent { get; } = new(ObjectNames.Agents, "Users", Kind.Agent,
    [
        new("id", "Id", FieldType.Text, FieldRole.Id),
        new(FullName, "Name", FieldType.Text, FieldRole.Name),
        new("email", "E-mail", FieldType.Email, FieldRole.Email),
        new("isActive", "Active", FieldType.Boolean, FieldRole.IsActive),
        new("role", "Role", FieldType.Text),
        new("teamIds", "Teams", FieldType.Text),
    ])
    {
        Compute = static (field, reading) => field.Name switch
        {
            FullName => reading.Values.Read(field, NameOf(reading.Row)),
            "isActive" => new FieldValue.Boolean(IsActive(reading.Row)),
            "teamIds" => reading.Values.Read(field, reading.Row.Member("teamIds") ?? reading.Row.Member("teams")),
            _ => null,
        },
    };

    public static RecordShape Company { get; } = new(ObjectNames.Companies, "Companies", Kind.Organization,
    [
        new("id", "Id", FieldType.Text, FieldRole.Id),
        new("name", "Name", FieldType.Text, FieldRole.Name),
        new("domain", "Domain", FieldType.Url, FieldRole.Website),
        new("phone", "Phone", FieldType.Phone, FieldRole.Phone),
        new("parentCompanyId", "Parent company", FieldType.Link, LinkedObject: ObjectNames.Companies),
        new("createdDate", "Created", FieldType.Instant, FieldRole.CreatedAt),
        new("updatedDate", "Updated", FieldType.Instant, FieldRole.ModifiedAt),
    ])
    {
        PropertyObject = "company",
        LinkRoles = new Dictionary<string, string> { ["parentCompanyId"] = LinkRole.Parent },
    };

    public static RecordShape Contact { get; } = new(ObjectNames.Contacts, "Contacts", Kind.Contact,
    [
        new("id", "Id", FieldType.Text, FieldRole.Id),
        new(FullName, "Name", FieldType.Text, FieldRole.Name),
        new("email", "E-mail", FieldType.Email, FieldRole.Email),
        new("phone", "Phone", FieldType.Phone, FieldRole.Phone),
        new("companyId", "Company", FieldType.Link, FieldRole.Organization, LinkedObject: ObjectNames.Companies),
        new("ownerId", "Owner", FieldType.Agent, FieldRole.Assignee),
        new("tags", "Tags", FieldType.Text),
        new("createdDate", "Created", FieldType.Instant, FieldRole.CreatedAt),
        new("updatedDate", "Updated", FieldType.Instant, FieldRole.ModifiedAt),
    ])
    {
        PropertyObject = "contact",
    };

    /// <summary>Name of a person, as the vendor and as an operator write it.</summary>
    public static string NameOf(System.Text.Json.JsonElement row) =>
        row.Text(FullName) is { Length: > 0 } name ? name : row.Text("name");

    /// <summary>False only where the row says so.</summary>
    public static bool IsActive(System.Text.Json.JsonElement row) => row.Text("isActive") != "false" && row.Text("active") != "false";
}
