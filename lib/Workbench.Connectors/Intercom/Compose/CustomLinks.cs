using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>
/// Links a contact to the instances of custom objects that point at it. One write per object type with all of them, because a write replaces
/// the list. Only where the plan names the reference attribute, which a person makes together with the type.
/// </summary>
internal static class CustomLinks
{
    public static void Add(Draft draft)
    {
        var (key, context) = (draft.Record.Key, draft.Context);
        var byType = context.LinksTo(key)
            .Where(link => link.From.Kind is Kind.CustomRecord or Kind.Deal && context.Carries(link.From))
            .Select(link => link.From)
            .Distinct()
            .Order()
            .GroupBy(record => context.Plan.For(context.Find(record)?.Object ?? "")?.DestinationObject);
        foreach (var records in byType)
        {
            if (records.Key is not { } twin
                || context.Plan.Choices.GetValueOrDefault(Choice(twin)) is not { Length: > 0 } reference)
            {
                continue;
            }

            var ids = new JsonArray([.. records.Select(record => (JsonNode)People.Token(record, twin))]);
            var json = new JsonObject { ["custom_attributes"] = new JsonObject { [reference] = ids } };
            var body = BodyShape.Of(json, [People.Token(key, IntercomNames.Contact)]);
            draft.Add(new Write($"link:{twin}", "custom.link", Phases.CustomLinks, body) { UpdateBody = body });
        }
    }

    /// <summary>The choice that names the reference attribute of a type, for example <c>contactReference:Contract</c>.</summary>
    public static string Choice(string twin) => $"contactReference:{twin[IntercomNames.CustomPrefix.Length..]}";
}
