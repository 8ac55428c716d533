using System.Text.Json;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.ZohoDesk.Discovery;

/// <summary>A field as one layout shows it: values of picklists stand here and nowhere else.</summary>
/// <param name="LayoutId">The layout.</param>
/// <param name="Departments">Departments that use the layout; empty where all do.</param>
internal sealed record LayoutField(
    string LayoutId, IReadOnlyList<string> Departments, string FieldId, string ApiName, string Label, string? Type, IReadOnlyList<JsonElement> Values)
{
    public bool Holds(string value) => Values.Any(allowed => ValueOf(allowed) == value);

    /// <summary>True where a record of that department shows the field.</summary>
    public bool Serves(string department) => Departments.Count == 0 || Departments.Contains(department, StringComparer.Ordinal);

    public static IEnumerable<LayoutField> In(JsonElement layout)
    {
        var id = layout.Text("id") ?? "";
        var departments = layout.At("associatedDepartments").Rows().Select(row => row.Text("id") ?? row.ToString()).ToList();
        if (departments.Count == 0 && layout.Text("departmentId") is { Length: > 0 } only)
        {
            departments.Add(only);
        }

        return layout.At("sections").Rows().SelectMany(section => section.At("fields").Rows()).Select(field => new LayoutField(
            id,
            departments,
            field.Text("id") ?? "",
            field.Text("apiName") ?? "",
            field.Text("displayLabel") ?? field.Text("apiName") ?? "",
            field.Text("type"),
            [.. field.At("allowedValues").Rows()]));
    }

    public static string ValueOf(JsonElement allowed) => allowed.ValueKind == JsonValueKind.String ? allowed.GetString() ?? "" : allowed.Text("value") ?? "";
}
