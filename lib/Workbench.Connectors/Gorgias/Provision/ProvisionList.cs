using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Gorgias.Compose;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using ProvisionRow = Workbench.Core.Connectors.Provision;

namespace Workbench.Connectors.Gorgias.Provision;

/// <summary>What must exist before the first record: custom fields, the run tag, the stand-in customer, and teams where they are wanted.</summary>
internal static class ProvisionList
{
    public static IReadOnlyList<ProvisionRow> Of(Plan plan, SchemaSnapshot source, SchemaSnapshot destination)
    {
        var tag = GorgiasNames.RunTag(plan.Route);
        return
        [
            .. Fields("Ticket", GorgiasNames.Ticket, PlannedField.OfTickets(plan, source, destination), destination),
            .. Fields("Customer", GorgiasNames.Customer, PlannedField.Of(plan, source, Kind.Contact, Kind.Organization), destination),
            .. plan.Choices.GetValueOrDefault(GorgiasNames.TeamsChoice) == "yes" ? Teams(plan, source, destination) : [],
            Row($"tag:{tag}", $"Tag {tag}", new JsonObject { ["kind"] = "tag", ["json"] = new JsonObject { ["name"] = tag, ["description"] = "Imported records" } }),
            .. PlannedFields.TagPrefixes(plan.Objects.Where(row => row.Kind == Kind.Ticket)).Select(prefix => Row(
                $"tags:{prefix}", $"Tags that begin with '{prefix}'", new JsonObject { ["kind"] = Provisioner.TagFamily, ["json"] = new JsonObject { ["name"] = prefix } })),
            Row("customer:unknown-requester", "Customer Unknown requester", new JsonObject
            {
                ["kind"] = "customer",
                ["json"] = new JsonObject { ["external_id"] = GorgiasNames.UnknownRequester, ["name"] = "Unknown requester" },
            }),
        ];
    }

    private static IEnumerable<ProvisionRow> Fields(string objectType, string name, IReadOnlyList<PlannedField> fields, SchemaSnapshot destination)
    {
        var existing = destination.Object(name);
        return fields.Where(field => existing.Field(field.Name) is null).Select((field, index) => Row(
            $"field:{name}:{GorgiasNames.Label(field.Name)}",
            $"{objectType} field {GorgiasNames.Label(field.Name)}",
            new JsonObject { ["kind"] = "custom-field", ["json"] = field.Json(objectType, 100 + index) }));
    }

    private static IEnumerable<ProvisionRow> Teams(Plan plan, SchemaSnapshot source, SchemaSnapshot destination) => source.Teams
        .Where(team => team.Name.Trim().Length > 0
            && destination.Teams.All(other => !string.Equals(other.Name.Trim(), team.Name.Trim(), StringComparison.OrdinalIgnoreCase)))
        .DistinctBy(team => team.Name.Trim(), StringComparer.OrdinalIgnoreCase)
        .Select(team => Row($"team:{team.Name.Trim()}", $"Team {team.Name.Trim()}", new JsonObject
        {
            ["kind"] = "team",
            ["json"] = new JsonObject
            {
                ["name"] = team.Name.Trim(),
                ["members"] = new JsonArray([.. team.AgentIds.Select(agent => plan.Agents.GetValueOrDefault(agent)).OfType<string>()
                    .Select(user => (JsonNode)Bodies.Reference(Bodies.Number(user)))]),
            },
        }));

    private static ProvisionRow Row(string name, string label, JsonObject body) => new(name, label, JsonSerializer.SerializeToElement(body));
}
