using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Infoset.Read;

/// <summary>The id of a row, which every row of every list must have.</summary>
internal static class RowId
{
    /// <exception cref="ConnectorException">The row has none.</exception>
    public static string Of(Endpoint list, JsonElement row) => row.Text("id") is { Length: > 0 } id
        ? id
        : throw new ConnectorException($"A row of {list.Name} has no id, so nobody could tell it from another. Ask the vendor what the answer should look like.");
}
