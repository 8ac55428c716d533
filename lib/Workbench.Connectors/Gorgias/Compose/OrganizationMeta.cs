using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>The organizations of a customer or ticket in its meta data: source key and name. The chain contact to organization stays readable.</summary>
internal static class OrganizationMeta
{
    /// <summary>Null where the source lacks one of them.</summary>
    public static IReadOnlyList<JsonObject>? Of(IReadOnlyList<RecordKey> keys, IComposeContext context)
    {
        var found = new List<JsonObject>();
        foreach (var key in keys)
        {
            if (context.Find(key) is not { } organization)
            {
                return null;
            }

            found.Add(new JsonObject { ["id"] = key.ToString(), ["name"] = People.NameOf(organization) });
        }

        return found;
    }

    /// <summary>The first as <c>organization</c>, further ones as <c>further_organizations</c>.</summary>
    public static void Put(JsonObject meta, IReadOnlyList<JsonObject> organizations)
    {
        meta["organization"] = organizations[0];
        if (organizations.Count > 1)
        {
            meta["further_organizations"] = new JsonArray([.. organizations.Skip(1)]);
        }
    }
}
