using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Compose;
using Workbench.Connectors.Intercom.Discovery;
using Workbench.Connectors.Intercom.Propose;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using ProvisionRow = Workbench.Core.Connectors.Provision;

namespace Workbench.Connectors.Intercom.Provision;

/// <summary>What conversations need: their attributes, and the beginnings of the tags that the load makes as it meets them.</summary>
internal static class ConversationProvisions
{
    public static IEnumerable<ProvisionRow> Of(Plan plan, SchemaSnapshot source, SchemaSnapshot destination)
    {
        var rows = plan.Objects.Where(row => FormChoices.MakesConversations(plan, row)).ToList();
        if (rows.Count > 0)
        {
            var existing = destination.Object(IntercomNames.Conversation);
            IEnumerable<PlannedAttribute> wanted =
            [
                new(IntercomNames.SourceIdAttribute, FieldType.Text, "Key of the source record", []),
                new(ConversationFields.SourceStatus, FieldType.Text, "Status in the source", []),
            ];
            wanted = wanted.Concat(rows.SelectMany(row => PlannedAttribute.Of(row, source.Object(row.SourceObject), StandardFields.Ticket)));
            foreach (var attribute in wanted.DistinctBy(attribute => attribute.Name).Where(attribute => existing.Field(attribute.Name) is null))
            {
                yield return Row(
                    $"conversation-attribute:{attribute.Name}", $"Conversation attribute {attribute.Name}", ConversationProvisioner.Attribute, attribute.Name, Json(attribute));
            }
        }

        var hasChannel = plan.Objects.Any(row => row is { Kind: Kind.Ticket, DestinationObject: not null } && HasChannel(source.Object(row.SourceObject)));
        foreach (var prefix in (hasChannel ? TagName.Prefixes(source.System) : []).Concat(PlannedFields.TagPrefixes(rows)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            yield return Row($"tags:{prefix}", $"Tags that begin with '{prefix}'", ConversationProvisioner.TagFamily, prefix, null);
        }
    }

    private static bool HasChannel(ObjectSchema source) => source.Fields.Any(field => field.Role == FieldRole.Channel);

    private static JsonObject Json(PlannedAttribute attribute)
    {
        var json = new JsonObject
        {
            ["name"] = attribute.Name,
            ["description"] = attribute.Description,
            ["data_type"] = VendorTypes.TicketAttribute(attribute.Type),
            ["required"] = false,
        };
        if (attribute.Type is FieldType.LongText or FieldType.Html)
        {
            json["multiline"] = true;
        }

        if (attribute.Options.Count > 0)
        {
            json["options"] = new JsonArray([.. attribute.Options.Select(label => new JsonObject { ["label"] = label })]);
        }

        return json;
    }

    private static ProvisionRow Row(string name, string label, string kind, string value, JsonObject? json) =>
        new(name, label, JsonSerializer.SerializeToElement(new JsonObject { ["kind"] = kind, ["name"] = value, ["json"] = json }));
}
