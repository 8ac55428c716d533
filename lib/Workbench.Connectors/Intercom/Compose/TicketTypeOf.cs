using System.Text.Json.Nodes;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>A provisioned ticket type as the snapshot describes it.</summary>
internal sealed record TicketTypeOf(string Id, ObjectSchema Object)
{
    /// <summary>The type that a choice of the plan names.</summary>
    /// <exception cref="PlanException">The snapshot has no such type.</exception>
    public static TicketTypeOf Choice(IComposeContext context, string choice)
    {
        var name = context.Plan.Choice(choice);
        var found = context.Destination.Objects.FirstOrDefault(type =>
            type.Name.StartsWith(IntercomNames.TicketTypePrefix, StringComparison.Ordinal) && type.Label == name);
        return found is null
            ? throw new PlanException($"The workspace has no ticket type '{name}' (choice '{choice}'). Provision it, then discover again.")
            : new TicketTypeOf(found.Name[IntercomNames.TicketTypePrefix.Length..], found);
    }

    /// <summary>What a look-up needs: the id of the attribute that holds the source key, and the key.</summary>
    public JsonObject Find(string key) => new()
    {
        ["attribute"] = Object.Field(IntercomNames.SourceIdAttribute)?.VendorId,
        ["value"] = key,
    };
}
