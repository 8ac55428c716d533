using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Connectors.ZohoDesk.Wire;

namespace Workbench.Connectors.ZohoDesk.Provision;

/// <summary>Values and visibility of a field, layout by layout: the only place where picklists have values (OpenAPI 1.0, Layout.json).</summary>
internal sealed class LayoutValues(DeskApi api)
{
    /// <summary>Puts a field into the layouts of those departments that do not have it.</summary>
    /// <exception cref="Core.Errors.ConnectorException">The vendor refused.</exception>
    public async Task ShowAsync(string twin, string fieldId, string apiName, IReadOnlyList<string> departments, CancellationToken cancellation)
    {
        var fields = await new PortalDiscovery(api).LayoutsAsync(twin, cancellation).ConfigureAwait(false);
        foreach (var layout in fields.GroupBy(field => field.LayoutId))
        {
            if (departments.Any(layout.First().Serves) && layout.All(field => field.ApiName != apiName))
            {
                var json = new JsonObject { ["fieldIds"] = new JsonArray(fieldId) };
                await api.RequireAsync(new("layout-fields.add") { Path = [layout.Key], Json = json }, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Adds values to a field wherever a layout of those departments shows it. The list is replaced as a whole, so the old values go along.</summary>
    /// <returns>True where a value was missing.</returns>
    /// <exception cref="Core.Errors.ConnectorException">The vendor refused.</exception>
    public async Task<bool> AddAsync(
        string twin, string apiName, IReadOnlyList<string> values, IReadOnlyList<string> departments, CancellationToken cancellation)
    {
        var fields = await new PortalDiscovery(api).LayoutsAsync(twin, cancellation).ConfigureAwait(false);
        var isAdded = false;
        foreach (var field in fields.Where(field => field.ApiName == apiName && departments.Any(field.Serves)))
        {
            var missing = values.Where(value => !field.Holds(value)).ToList();
            if (missing.Count == 0)
            {
                continue;
            }

            var all = field.Values.Select(Kept).Concat(missing.Select(value => new JsonObject { ["value"] = value }));
            var json = new JsonObject { ["allowedValues"] = new JsonArray([.. all]) };
            await api.RequireAsync(new("layout-field.update") { Path = [field.LayoutId, field.FieldId], Json = json }, cancellation).ConfigureAwait(false);
            isAdded = true;
        }

        return isAdded;
    }

    private static JsonObject Kept(JsonElement allowed)
    {
        var json = new JsonObject { ["value"] = LayoutField.ValueOf(allowed) };
        if (allowed.Text("statusType") is { } type)
        {
            json["statusType"] = type;
        }

        return json;
    }
}
