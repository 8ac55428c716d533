using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Connectors.ZohoDesk.Remove;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Writing;
using ProvisionRow = Workbench.Core.Connectors.Provision;

namespace Workbench.Connectors.ZohoDesk.Provision;

/// <summary>Creates rows of <see cref="ProvisionList"/>, each only where it is not there, and takes them back.</summary>
internal sealed class Provisioner(DeskApi api, Portal portal, Listings listings)
{
    private const string Field = "field";
    private readonly LayoutValues layouts = new(api, listings);

    /// <param name="intend">Awaited before the call that creates it.</param>
    /// <exception cref="ConnectorException">The vendor refused.</exception>
    public async Task<ProvisionAnswer> CreateAsync(ProvisionRow row, Func<Task> intend, CancellationToken cancellation) => row.Body.Text("kind") switch
    {
        Field => await FieldAsync(row.Body, intend, cancellation).ConfigureAwait(false),
        "values" => await ValuesAsync(row.Body, intend, cancellation).ConfigureAwait(false),
        "contact" => await ContactAsync(intend, cancellation).ConfigureAwait(false),
        _ => new ProvisionAnswer(null, Created: false, row.Manual),
    };

    public async Task<Removal> RemoveAsync(TwinRef twin, CancellationToken cancellation)
    {
        var removal = new TwinRemoval(api);
        return twin.Type switch
        {
            Field => await removal.SendAsync(new("field.delete") { Path = [twin.Id] }, null, cancellation).ConfigureAwait(false),
            DeskNames.Contact => await removal.TrashAsync(twin, cancellation).ConfigureAwait(false),
            _ => new Removal.Leftover($"the values added to {twin.Id} stay: no call removes a value"),
        };
    }

    private async Task<ProvisionAnswer> FieldAsync(JsonElement body, Func<Task> intend, CancellationToken cancellation)
    {
        var (twin, label) = (body.Text("twin")!, body.Text("label")!);
        var list = $"custom fields of {twin}";
        var all = await listings.ReadAsync(list, () => new PortalDiscovery(api).CustomFieldsAsync(twin, cancellation)).ConfigureAwait(false);
        var field = all.FirstOrDefault(found => found.Text("displayLabel") == label);
        var isNew = field.ValueKind != JsonValueKind.Object;
        if (isNew)
        {
            var call = new DeskCall("field.create") { Path = [DeskNames.Module(twin)], Json = JsonSerializer.SerializeToNode(body.At("json")) };
            await intend().ConfigureAwait(false);
            field = await MadeAsync(call, cancellation).ConfigureAwait(false);
            listings.Add(list, field);
        }

        var (id, apiName) = (field.Text("id") ?? "", field.Text("apiName") ?? "");
        var departments = Texts(body, "departments");
        var shown = await layouts.ReadAsync(twin, cancellation).ConfigureAwait(false);
        var isChanged = await layouts.ShowAsync(shown, id, apiName, departments, cancellation).ConfigureAwait(false);
        if (Texts(body, "values") is { Count: > 0 } values)
        {
            shown = isChanged ? await layouts.ReadAsync(twin, cancellation).ConfigureAwait(false) : shown;
            await layouts.AddAsync(shown, apiName, values, departments, cancellation).ConfigureAwait(false);
        }

        return new(new TwinRef(Field, id), isNew, apiName);
    }

    private async Task<JsonElement> MadeAsync(DeskCall call, CancellationToken cancellation)
    {
        try
        {
            return await api.RequireAsync(call, cancellation).ConfigureAwait(false);
        }
        catch (ConnectorException fault) when (fault.Code == "LICENSE_ACCESS_LIMITED")
        {
            throw new ConnectorException(
                $"This edition of Zoho Desk may not create custom fields through the API ({fault.Message}). "
                + "Without the field 'Source id' nothing can be found again: raise the edition, or use the CSV bundle.", fault)
            {
                Status = fault.Status,
                Code = fault.Code,
            };
        }
    }

    private async Task<ProvisionAnswer> ValuesAsync(JsonElement body, Func<Task> intend, CancellationToken cancellation)
    {
        var (twin, name, values, departments) = (body.Text("twin")!, body.Text("name")!, Texts(body, "values"), Texts(body, "departments"));
        var shown = await layouts.ReadAsync(twin, cancellation).ConfigureAwait(false);
        var isMissing = LayoutValues.Missing(shown, name, values, departments).Any();
        if (isMissing)
        {
            await intend().ConfigureAwait(false);
            await layouts.AddAsync(shown, name, values, departments, cancellation).ConfigureAwait(false);
        }

        return new(new TwinRef("values", $"{DeskNames.Module(twin)}.{name}"), Created: isMissing);
    }

    private async Task<ProvisionAnswer> ContactAsync(Func<Task> intend, CancellationToken cancellation)
    {
        portal.Forget();
        if (await portal.UnknownRequesterAsync(cancellation).ConfigureAwait(false) is { } standing)
        {
            return new(new TwinRef(DeskNames.Contact, standing), Created: false);
        }

        var field = await portal.SourceIdAsync(DeskNames.Contact, cancellation).ConfigureAwait(false)
            ?? throw new ConnectorException($"Contacts have no field '{DeskNames.SourceId}'. Provision it before the placeholder contact.");
        var json = new JsonObject
        {
            ["lastName"] = "Unknown requester",
            ["cf"] = new JsonObject { [field] = DeskNames.UnknownRequester },
        };
        await intend().ConfigureAwait(false);
        var made = await api.RequireAsync(new("contact.create") { Json = json }, cancellation).ConfigureAwait(false);
        return new(new TwinRef(DeskNames.Contact, made.Text("id") ?? ""), Created: true);
    }

    private static IReadOnlyList<string> Texts(JsonElement body, string name) => [.. body.At(name).Rows().Select(value => value.GetString() ?? "")];
}
