using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Connectors.ZohoDesk.Wire;

namespace Workbench.Connectors.ZohoDesk.Provision;

/// <summary>Values and visibility of a field, layout by layout: the only place where picklists have values (OpenAPI 1.0, Layout.json).</summary>
internal sealed class LayoutValues(DeskApi api, Listings listings)
{
    /// <summary>The fields of a module's layouts, as they stand there now. Which layouts there are is only asked once.</summary>
    public async Task<IReadOnlyList<LayoutField>> ReadAsync(string twin, CancellationToken cancellation)
    {
        var layouts = await listings.ReadAsync($"layouts of {twin}", () => new PortalDiscovery(api).LayoutListAsync(twin, cancellation)).ConfigureAwait(false);
        return await new PortalDiscovery(api).LayoutsAsync(layouts, cancellation).ConfigureAwait(false);
    }

    /// <summary>Puts a field into the layouts of those departments that do not have it.</summary>
    /// <param name="fields">The layouts as they were read before.</param>
    /// <returns>True where a layout lacked it.</returns>
    /// <exception cref="Core.Errors.ConnectorException">The vendor refused.</exception>
    public async Task<bool> ShowAsync(
        IReadOnlyList<LayoutField> fields, string fieldId, string apiName, IReadOnlyList<string> departments, CancellationToken cancellation)
    {
        var isChanged = false;
        foreach (var layout in fields.GroupBy(field => field.LayoutId))
        {
            if (departments.Any(layout.First().Serves) && layout.All(field => field.ApiName != apiName))
            {
                var json = new JsonObject { ["fieldIds"] = new JsonArray(fieldId) };
                await api.RequireAsync(new("layout-fields.add") { Path = [layout.Key], Json = json }, cancellation).ConfigureAwait(false);
                isChanged = true;
            }
        }

        return isChanged;
    }

    /// <summary>Adds values to a field wherever a layout of those departments shows it. The list is replaced as a whole, so the old values go along.</summary>
    /// <param name="fields">The layouts as they were read before.</param>
    /// <exception cref="Core.Errors.ConnectorException">The vendor refused.</exception>
    public async Task AddAsync(
        IReadOnlyList<LayoutField> fields, string apiName, IReadOnlyList<string> values, IReadOnlyList<string> departments, CancellationToken cancellation)
    {
        foreach (var (field, missing) in Missing(fields, apiName, values, departments))
        {
            var all = field.Values.Select(Kept).Concat(missing.Select(value => new JsonObject { ["value"] = value }));
            var json = new JsonObject { ["allowedValues"] = new JsonArray([.. all]) };
            await api.RequireAsync(new("layout-field.update") { Path = [field.LayoutId, field.FieldId], Json = json }, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The values that a field lacks, wherever a layout of those departments shows it.</summary>
    public static IEnumerable<(LayoutField Field, IReadOnlyList<string> Values)> Missing(
        IReadOnlyList<LayoutField> fields, string apiName, IReadOnlyList<string> values, IReadOnlyList<string> departments) => fields
        .Where(field => field.ApiName == apiName && departments.Any(field.Serves))
        .Select(field => (field, (IReadOnlyList<string>)[.. values.Where(value => !field.Holds(value))]))
        .Where(lacking => lacking.Item2.Count > 0);

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
