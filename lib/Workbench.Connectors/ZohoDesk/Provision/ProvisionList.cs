using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Connectors.ZohoDesk.Propose;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using ProvisionRow = Workbench.Core.Connectors.Provision;

namespace Workbench.Connectors.ZohoDesk.Provision;

/// <summary>What must exist before the first record: custom fields with their values, values of standard lists, the placeholder contact.</summary>
internal static class ProvisionList
{
    private static readonly Kind[] Kinds = [Kind.Organization, Kind.Contact, Kind.Ticket, Kind.Task];

    public static IReadOnlyList<ProvisionRow> Of(Plan plan, SchemaSnapshot source, SchemaSnapshot destination)
    {
        var departments = Departments.Of(plan).All;
        var rows = new List<ProvisionRow>();
        foreach (var kind in Kinds)
        {
            var twin = DeskNames.Twin(kind)!;
            var plans = plan.Objects.Where(row => row.Kind == kind && row.DestinationObject == twin).ToList();
            // Tickets without a requester need the placeholder contact, which carries a source key too.
            if (plans.Count > 0 || (kind == Kind.Contact && HasTickets(plan)))
            {
                rows.AddRange(Fields(twin, plans, source, destination.Object(twin), departments));
            }
        }

        if (HasTickets(plan))
        {
            rows.Add(Row("contact:unknown-requester", "Contact Unknown requester", new JsonObject { ["kind"] = "contact" }));
        }

        return rows;
    }

    private static IEnumerable<ProvisionRow> Fields(
        string twin, IReadOnlyList<ObjectPlan> plans, SchemaSnapshot source, ObjectSchema target, IReadOnlyList<string> departments)
    {
        foreach (var wanted in PlannedField.Of(twin, plans, source))
        {
            var there = target.Field(wanted.Label);
            if (there is null || wanted.Options.Except(there.Options.Select(option => option.Label), StringComparer.Ordinal).Any())
            {
                yield return Row($"field:{twin}:{wanted.Label}", $"{target.Label} field {wanted.Label}", new JsonObject
                {
                    ["kind"] = "field",
                    ["twin"] = twin,
                    ["label"] = wanted.Label,
                    ["json"] = Definition(wanted),
                    ["values"] = Texts(wanted.Options),
                    ["departments"] = Texts(departments),
                });
            }
        }

        foreach (var (name, values) in PlannedField.Values(twin, plans, source))
        {
            if (values.Except(target.Field(name)?.Options.Select(option => option.Label) ?? [], StringComparer.Ordinal).ToList() is { Count: > 0 } missing)
            {
                yield return Row($"values:{twin}:{name}", $"{target.Label} {name}: {string.Join(", ", missing)}", new JsonObject
                {
                    ["kind"] = "values",
                    ["twin"] = twin,
                    ["name"] = name,
                    ["values"] = Texts(missing),
                    ["departments"] = Texts(departments),
                });
            }
        }
    }

    private static bool HasTickets(Plan plan) => plan.Objects.Any(row => row is { Kind: Kind.Ticket, DestinationObject: not null });

    /// <summary>The body of the create. It holds no values: those stand on the layouts (Field.json).</summary>
    private static JsonObject Definition(PlannedField field)
    {
        var json = new JsonObject { ["displayLabel"] = field.Label, ["type"] = VendorTypes.Write(field.Type) };
        switch (VendorTypes.Write(field.Type))
        {
            case "Text":
                json["maxLength"] = 255;
                break;
            case "Decimal":
                json["maxLength"] = VendorTypes.DecimalDigits;
                json["decimalPlaces"] = VendorTypes.DecimalPlaces;
                break;
            case "Boolean":
                json["defaultValue"] = "false";
                break;
            case "Picklist":
                json["subType"] = "Plain";
                break;
        }

        return json;
    }

    private static JsonArray Texts(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);

    private static ProvisionRow Row(string name, string label, JsonObject body) => new(name, label, JsonSerializer.SerializeToElement(body));
}
