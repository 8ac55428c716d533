using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Gorgias.Discovery;
using Workbench.Connectors.Gorgias.Wire;
using Workbench.Core.Hashing;

namespace Workbench.Connectors.Gorgias.Read;

/// <summary>
/// SHA-256 over everything visible. Records are hashed one by one and their hashes added up, so that neither the vendor's order nor the size
/// of the account matters. Archived fields are out of sight.
/// </summary>
internal sealed class Fingerprint(GorgiasApi api)
{
    private static readonly string[] Volatile = ["updated_datetime", "usage", "uri", "is_unread"];

    public async Task<string> ReadAsync(CancellationToken cancellation)
    {
        var fields = new CustomFields(api);
        IAsyncEnumerable<JsonElement>[] lists =
        [
            api.ListAsync(new("customers"), cancellation),
            api.ListAsync(new("tickets"), cancellation),
            api.ListAsync(new("messages"), cancellation),
            api.ListAsync(new("users"), cancellation),
            api.ListAsync(new("teams"), cancellation),
            api.ListAsync(new("tags"), cancellation),
            fields.ListAsync("Ticket", isArchived: false, cancellation),
            fields.ListAsync("Customer", isArchived: false, cancellation),
        ];
        var sum = BigInteger.Zero;
        foreach (var list in lists)
        {
            await foreach (var record in list.ConfigureAwait(false))
            {
                sum += new BigInteger(Hash(record), isUnsigned: true);
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(sum.ToByteArray(isUnsigned: true)));
    }

    private static byte[] Hash(JsonElement record)
    {
        if (JsonSerializer.SerializeToNode(record) is not JsonObject json)
        {
            return SHA256.HashData(Encoding.UTF8.GetBytes(record.GetRawText()));
        }

        foreach (var name in Volatile)
        {
            json.Remove(name);
        }

        // Ids of channels are given anew whenever the list is written.
        foreach (var channel in json["channels"] as JsonArray ?? [])
        {
            (channel as JsonObject)?.Remove("id");
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(json)));
    }
}
