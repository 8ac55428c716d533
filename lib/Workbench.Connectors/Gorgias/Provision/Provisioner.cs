using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Gorgias.Discovery;
using Workbench.Connectors.Gorgias.Remove;
using Workbench.Connectors.Gorgias.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Writing;
using ProvisionRow = Workbench.Core.Connectors.Provision;

namespace Workbench.Connectors.Gorgias.Provision;

/// <summary>Creates rows of <see cref="ProvisionList"/>, each only where it is not there, and takes them back.</summary>
internal sealed class Provisioner(GorgiasApi api, Listings listings)
{
    public const string TagFamily = "tag-family";
    private const string Field = "custom-field";

    /// <summary>A time in the past: from then on an archived field is out of use.</summary>
    private const string LongAgo = "2020-01-01T00:00:00Z";

    /// <param name="intend">Awaited before the call that creates it.</param>
    /// <exception cref="ConnectorException">The vendor refused.</exception>
    public async Task<ProvisionAnswer> CreateAsync(ProvisionRow row, Func<Task> intend, CancellationToken cancellation)
    {
        var json = JsonSerializer.SerializeToNode(row.Body.At("json"))!.AsObject();
        return row.Body.Text("kind") switch
        {
            Field => await FieldAsync(json, intend, cancellation).ConfigureAwait(false),
            "tag" => await OnceAsync(new("tags"), "name", json, "tag", intend, cancellation).ConfigureAwait(false),
            TagFamily => await FamilyAsync(json["name"]!.GetValue<string>(), cancellation).ConfigureAwait(false),
            "team" => await OnceAsync(new("teams"), "name", json, GorgiasNames.Team, intend, cancellation).ConfigureAwait(false),
            GorgiasNames.Customer => await OnceAsync(
                new GorgiasCall("customers").With("external_id", json["external_id"]!.GetValue<string>()), "external_id", json, GorgiasNames.Customer, intend, cancellation)
                .ConfigureAwait(false),
            _ => new ProvisionAnswer(null, Created: false, row.Manual),
        };
    }

    /// <summary>Fields can only be archived, which frees their slot; the rest is deleted.</summary>
    public async Task<Removal> RemoveAsync(ProvisionRow row, TwinRef twin, CancellationToken cancellation)
    {
        if (twin.Type == Field)
        {
            var call = new GorgiasCall("custom-field.update") { Path = [twin.Id], Json = Definition(JsonSerializer.SerializeToNode(row.Body.At("json"))!.AsObject(), LongAgo) };
            return await RemovalCalls.SendAsync(api, call, $"{row.Label} is archived; Gorgias cannot delete custom fields", cancellation).ConfigureAwait(false);
        }

        if (twin.Type == TagFamily)
        {
            return await TagFamilies.RemoveAsync(
                await MembersAsync(twin.Id, cancellation).ConfigureAwait(false),
                id => RemovalCalls.SendAsync(api, new("tag.delete") { Path = [id] }, null, cancellation)).ConfigureAwait(false);
        }

        return twin.Type is "tag" or GorgiasNames.Team or GorgiasNames.Customer
            ? await RemovalCalls.SendAsync(api, new($"{twin.Type}.delete") { Path = [twin.Id] }, null, cancellation).ConfigureAwait(false)
            : new Removal.Leftover($"{twin.Print()} was made by hand");
    }

    /// <summary>Creates nothing: tags of a family that had no member before the load are the load's own.</summary>
    private async Task<ProvisionAnswer> FamilyAsync(string prefix, CancellationToken cancellation) =>
        new(new TwinRef(TagFamily, prefix), Created: (await MembersAsync(prefix, cancellation).ConfigureAwait(false)).Count == 0);

    private async Task<IReadOnlyList<string>> MembersAsync(string prefix, CancellationToken cancellation)
    {
        var members = new List<string>();
        await foreach (var tag in api.ListAsync(new("tags"), cancellation).ConfigureAwait(false))
        {
            if (tag.Text("name")?.StartsWith(prefix, StringComparison.Ordinal) == true)
            {
                members.Add(tag.Text("id") ?? "");
            }
        }

        return members;
    }

    private async Task<ProvisionAnswer> FieldAsync(JsonObject json, Func<Task> intend, CancellationToken cancellation)
    {
        var (type, label, key) = (json["object_type"]!.GetValue<string>(), json["label"]!.GetValue<string>(), json["external_id"]!.GetValue<string>());
        var active = await FieldsAsync(type, isArchived: false, cancellation).ConfigureAwait(false);
        if (active.FirstOrDefault(field => field.Text("label") == label) is { ValueKind: JsonValueKind.Object } same)
        {
            return new(new TwinRef(Field, same.Text("id") ?? ""), Created: false);
        }

        var archived = await FieldsAsync(type, isArchived: true, cancellation).ConfigureAwait(false);
        if (archived.FirstOrDefault(field => field.Text("label") == label && field.Text("external_id") == key) is { ValueKind: JsonValueKind.Object } earlier)
        {
            // Ours from an earlier run: taken into use again instead of making a second one of the same name.
            await intend().ConfigureAwait(false);
            await api.RequireAsync(
                new("custom-field.update") { Path = [earlier.Text("id") ?? ""], Json = Definition(json, null) }, cancellation).ConfigureAwait(false);
            listings.Forget();
            return new(new TwinRef(Field, earlier.Text("id") ?? ""), Created: true, "taken into use again");
        }

        await intend().ConfigureAwait(false);
        var made = await api.RequireAsync(new("custom-field.create") { Json = json }, cancellation).ConfigureAwait(false);
        listings.Add(ListName(type, isArchived: false), made);
        return new(new TwinRef(Field, made.Text("id") ?? ""), Created: true);
    }

    private Task<IReadOnlyList<JsonElement>> FieldsAsync(string type, bool isArchived, CancellationToken cancellation) => listings.ReadAsync(
        ListName(type, isArchived),
        async () => await new CustomFields(api).ListAsync(type, isArchived, cancellation).ToListAsync(cancellation).ConfigureAwait(false));

    private static string ListName(string type, bool isArchived) => $"{(isArchived ? "archived" : "active")} fields of {type}";

    private async Task<ProvisionAnswer> OnceAsync(GorgiasCall list, string member, JsonObject json, string type, Func<Task> intend, CancellationToken cancellation)
    {
        var wanted = json[member]!.GetValue<string>();
        await foreach (var found in api.ListAsync(list, cancellation).ConfigureAwait(false))
        {
            if (found.Text(member) == wanted)
            {
                return new(new TwinRef(type, found.Text("id") ?? ""), Created: false);
            }
        }

        await intend().ConfigureAwait(false);
        var made = await api.RequireAsync(new($"{type}.create") { Json = json }, cancellation).ConfigureAwait(false);
        return new(new TwinRef(type, made.Text("id") ?? ""), Created: true);
    }

    // A change of a field needs its type, label and definition again, or it is refused.
    private static JsonObject Definition(JsonObject json, string? deactivatedAt) => new()
    {
        ["object_type"] = json["object_type"]!.DeepClone(),
        ["label"] = json["label"]!.DeepClone(),
        ["definition"] = json["definition"]!.DeepClone(),
        ["deactivated_datetime"] = deactivatedAt,
    };
}
