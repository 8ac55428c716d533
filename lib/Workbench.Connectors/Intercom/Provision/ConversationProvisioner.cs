using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Remove;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Provision;

/// <summary>Creates and takes back the rows of <see cref="ConversationProvisions"/>.</summary>
internal sealed class ConversationProvisioner(IntercomApi api, Listings listings)
{
    public const string Attribute = "conversation-attribute";
    public const string TagFamily = "tag-family";

    /// <exception cref="ConnectorException">The vendor refused.</exception>
    public async Task<ProvisionAnswer> AttributeAsync(string name, JsonNode json, Func<Task> intend, CancellationToken cancellation)
    {
        var all = await listings.ReadAsync(
            Attribute, async () => [.. (await api.ReadAsync(new("conversation-attributes"), cancellation).ConfigureAwait(false)).At("data").Rows()]).ConfigureAwait(false);
        var same = all.FirstOrDefault(attribute => attribute.Text("name") == name && !attribute.IsTrue("archived"));
        if (same.ValueKind == JsonValueKind.Object)
        {
            return new(new TwinRef(Attribute, same.Text("id") ?? ""), Created: false);
        }

        await intend().ConfigureAwait(false);
        var made = await api.RequireAsync(new("conversation-attribute.create") { Json = json.AsObject() }, cancellation).ConfigureAwait(false);
        listings.Add(Attribute, made);
        return new(new TwinRef(Attribute, made.Text("id") ?? ""), Created: true);
    }

    /// <summary>Creates nothing: tags of a family that had no member before the load are the load's own.</summary>
    public async Task<ProvisionAnswer> FamilyAsync(string prefix, CancellationToken cancellation) =>
        new(new TwinRef(TagFamily, prefix), Created: (await MembersAsync(prefix, cancellation).ConfigureAwait(false)).Count == 0);

    public async Task<Removal> RemoveAsync(TwinRef twin, CancellationToken cancellation) => twin.Type == Attribute
        ? await RemovalCalls.SendAsync(
            api, new("conversation-attribute.archive") { Path = [twin.Id] }, $"{twin.Print()} is archived; Intercom cannot delete it", cancellation)
            .ConfigureAwait(false)
        : await TagFamilies.RemoveAsync(
            await MembersAsync(twin.Id, cancellation).ConfigureAwait(false),
            id => RemovalCalls.SendAsync(api, new("tag.delete") { Path = [id] }, null, cancellation)).ConfigureAwait(false);

    private async Task<IReadOnlyList<string>> MembersAsync(string prefix, CancellationToken cancellation)
    {
        var tags = await api.ReadAsync(new("tags"), cancellation).ConfigureAwait(false);
        return [.. tags.At("data").Rows()
            .Where(tag => tag.Text("name")?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true)
            .Select(tag => tag.Text("id") ?? "")];
    }
}
