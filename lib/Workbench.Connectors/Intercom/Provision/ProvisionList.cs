using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Discovery;
using Workbench.Connectors.Intercom.Propose;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using ProvisionRow = Workbench.Core.Connectors.Provision;

namespace Workbench.Connectors.Intercom.Provision;

/// <summary>What must exist before the first record: ticket types, attributes, the run tag, the placeholder contact.</summary>
internal static class ProvisionList
{
    public static IReadOnlyList<ProvisionRow> Of(Plan plan, SchemaSnapshot source, SchemaSnapshot destination)
    {
        var rows = new List<ProvisionRow>();
        rows.AddRange(TicketType(plan, source, destination, Kind.Ticket, IntercomNames.TicketTypeChoice, "Customer"));
        rows.AddRange(TicketType(plan, source, destination, Kind.Task, IntercomNames.TaskTicketTypeChoice, "Back-office"));
        rows.AddRange(ConversationProvisions.Of(plan, source, destination));
        rows.AddRange(People(plan, source, destination, Kind.Organization, IntercomNames.Company, StandardFields.Company));
        rows.AddRange(People(plan, source, destination, Kind.Contact, IntercomNames.Contact, StandardFields.Contact));
        rows.AddRange(CustomTypes(plan));
        var tag = IntercomNames.RunTag(plan.Route);
        rows.Add(Row($"tag:{tag}", $"Tag {tag}", new JsonObject { ["kind"] = "tag", ["name"] = tag }));
        if (plan.Objects.Any(row => row.Kind is Kind.Ticket or Kind.Task or Kind.Organization or Kind.Article && row.DestinationObject is not null))
        {
            rows.Add(Row("contact:unknown-requester", "Contact Unknown requester", new JsonObject
            {
                ["kind"] = "contact",
                ["json"] = new JsonObject { ["role"] = "user", ["external_id"] = IntercomNames.UnknownRequester, ["name"] = "Unknown requester" },
            }));
        }

        return rows;
    }

    /// <summary>True where the plan needs the ticket type of that kind; files of contacts and images of articles need the back-office type too.</summary>
    public static bool Needs(Plan plan, Kind kind) =>
        plan.Objects.Any(row => row.Kind == kind && row.DestinationObject is not null && (kind != Kind.Ticket || FormChoices.MakesTickets(plan, row)))
        || (kind == Kind.Task && plan.Objects.Any(row => row.Kind == Kind.Article && row.DestinationObject is not null))
        || (kind == Kind.Task && plan.Choices.GetValueOrDefault(IntercomNames.ContactFilesChoice) == IntercomNames.CarrierChoice
            && plan.Objects.Any(row => row.Kind is Kind.Contact or Kind.Organization && row.DestinationObject is not null));

    private static IEnumerable<ProvisionRow> TicketType(
        Plan plan, SchemaSnapshot source, SchemaSnapshot destination, Kind kind, string choice, string category)
    {
        if (!Needs(plan, kind) || !plan.Choices.TryGetValue(choice, out var name))
        {
            yield break;
        }

        var existing = destination.Objects.FirstOrDefault(found => found.Name.StartsWith(IntercomNames.TicketTypePrefix, StringComparison.Ordinal)
            && found.Label == name);
        if (existing is null)
        {
            yield return Row($"ticket-type:{name}", $"{category} ticket type {name}", new JsonObject
            {
                ["kind"] = "ticket-type",
                ["name"] = name,
                ["json"] = new JsonObject
                {
                    ["name"] = name,
                    ["description"] = "Imported records",
                    ["category"] = category,
                    ["icon"] = category == "Customer" ? "🎫" : "📋",
                    ["is_internal"] = category != "Customer",
                },
            });
        }

        IEnumerable<PlannedAttribute> wanted = [new(IntercomNames.SourceIdAttribute, FieldType.Text, "Key of the source record", [])];
        foreach (var row in plan.Objects.Where(row => row.Kind == kind && row.DestinationObject is not null && (kind != Kind.Ticket || FormChoices.MakesTickets(plan, row))))
        {
            wanted = wanted.Concat(PlannedAttribute.Of(row, source.Object(row.SourceObject), StandardFields.Ticket));
        }

        foreach (var attribute in wanted.DistinctBy(attribute => attribute.Name).Where(attribute => existing?.Field(attribute.Name) is null))
        {
            yield return Row($"ticket-attribute:{name}:{attribute.Name}", $"{attribute.Name} on ticket type {name}", new JsonObject
            {
                ["kind"] = "ticket-attribute",
                ["type"] = name,
                ["name"] = attribute.Name,
                ["json"] = TicketAttribute(attribute),
            });
        }
    }

    private static JsonObject TicketAttribute(PlannedAttribute attribute)
    {
        var json = new JsonObject
        {
            ["name"] = attribute.Name,
            ["description"] = attribute.Description,
            ["data_type"] = VendorTypes.TicketAttribute(attribute.Type),
            ["required_to_create"] = false,
            ["visible_to_contacts"] = false,
        };
        if (attribute.Type is FieldType.LongText or FieldType.Html)
        {
            json["multiline"] = true;
        }

        if (attribute.Options.Count > 0)
        {
            json["list_items"] = string.Join(',', attribute.Options);
        }

        return json;
    }

    private static IEnumerable<ProvisionRow> People(
        Plan plan, SchemaSnapshot source, SchemaSnapshot destination, Kind kind, string model, IReadOnlyList<FieldSchema> native)
    {
        var plans = plan.Objects.Where(row => row.Kind == kind && row.DestinationObject == model).ToList();
        var wanted = plans.SelectMany(row => PlannedAttribute.Of(row, source.Object(row.SourceObject), native));
        if (model == IntercomNames.Company && plans.Count > 0)
        {
            wanted = wanted.Prepend(new(IntercomNames.CompanySourceId, FieldType.Text, "Key of the source record", []));
        }

        var existing = destination.Object(model);
        foreach (var attribute in wanted.DistinctBy(attribute => attribute.Name).Where(attribute => existing.Field(attribute.Name) is null))
        {
            var json = new JsonObject
            {
                ["name"] = attribute.Name,
                ["model"] = model,
                ["data_type"] = VendorTypes.Attribute(attribute.Type),
                ["description"] = attribute.Description,
                ["messenger_writable"] = false,
            };
            if (attribute.Options.Count > 0)
            {
                json["options"] = new JsonArray([.. attribute.Options.Select(label => new JsonObject { ["value"] = label })]);
            }

            yield return Row($"attribute:{model}:{attribute.Name}", $"{model} attribute {attribute.Name}", new JsonObject
            {
                ["kind"] = "data-attribute",
                ["model"] = model,
                ["name"] = attribute.Name,
                ["json"] = json,
            });
        }
    }

    private static IEnumerable<ProvisionRow> CustomTypes(Plan plan) => plan.Objects
        .Where(row => row.Kind is Kind.CustomRecord or Kind.Deal)
        .Select(row => row.DestinationObject is { } name
            ? Row($"custom-attributes:{row.SourceObject}", $"Attributes of custom object {name}", Nothing(),
                $"Make sure that custom object type '{name[IntercomNames.CustomPrefix.Length..]}' has these attributes: "
                + $"{string.Join(", ", row.Fields.Where(field => field.Destination is not null && PlannedFields.FillsAField(field)).Select(field => field.Destination))}.")
            : Row($"custom-type:{row.SourceObject}", $"Custom object type for {row.SourceLabel}", Nothing(),
                $"To carry '{row.SourceLabel}' as records, create a custom object type under Settings > Data > Custom objects (its name cannot be "
                + "changed later), name it in the setting customObjectTypes, discover again and propose again. Otherwise nothing is to be done: it is delivered as an inventory."));

    private static JsonObject Nothing() => new() { ["kind"] = "manual" };

    private static ProvisionRow Row(string name, string label, JsonObject body, string? manual = null) =>
        new(name, label, JsonSerializer.SerializeToElement(body), manual);
}
