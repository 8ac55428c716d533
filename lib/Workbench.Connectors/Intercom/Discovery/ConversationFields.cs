using System.Text.Json;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Discovery;

/// <summary>Conversations as an object of the snapshot: what tickets have, and the workspace's conversation attributes.</summary>
internal static class ConversationFields
{
    /// <summary>Holds the source's own word for the status, because a conversation has three states only.</summary>
    public const string SourceStatus = "Source status";

    public static async Task<ObjectSchema> DescribeAsync(IntercomApi api, CancellationToken cancellation)
    {
        // A conversation attribute is archived for good: a new one may bear its name (OpenAPI 2.16). The list hides it.
        var answer = await api.ReadAsync(new("conversation-attributes"), cancellation).ConfigureAwait(false);
        var attributes = answer.At("data").Rows().Where(attribute => !attribute.IsTrue("archived")).Select(Attribute);
        return new ObjectSchema(IntercomNames.Conversation, "Conversation", Kind.Ticket, null, [.. StandardFields.Ticket, .. attributes.DistinctBy(field => field.Name)]);
    }

    private static FieldSchema Attribute(JsonElement attribute)
    {
        var name = attribute.Text("name") ?? "";
        var options = attribute.At("options").Rows()
            .Where(option => !option.IsTrue("archived"))
            .Select(option => new FieldOption(option.Text("id") ?? "", option.Text("label") ?? ""))
            .ToList();
        return new FieldSchema(
            name, name, VendorTypes.Read(attribute.Text("data_type"), options.Count > 0), null, options, IsCustom: true, VendorId: attribute.Text("id"));
    }
}
