using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Read;

/// <summary>Custom attributes as fields of a twin.</summary>
internal static class AttributeStates
{
    /// <summary>Each attribute, printed by its own definition.</summary>
    public static StateBuilder PutAttributes(this StateBuilder state, JsonElement attributes, ObjectSchema? schema)
    {
        foreach (var attribute in attributes.Members().Where(attribute => !attribute.Name.StartsWith("_default_", StringComparison.Ordinal)))
        {
            state.Put(attribute.Name, AttributeText.Print(attribute.Value, schema?.Field(attribute.Name)));
        }

        return state;
    }
}
