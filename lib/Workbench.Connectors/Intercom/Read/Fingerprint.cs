using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Find;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.Intercom.Read;

/// <summary>
/// SHA-256 over everything visible. Records are hashed one by one and their hashes added up, so that neither the vendor's order nor the size
/// of the account matters.
/// </summary>
internal sealed class Fingerprint(IntercomApi api)
{
    private static readonly HashSet<string> Volatile = new(StringComparer.Ordinal)
    {
        "updated_at", "last_request_at", "last_seen_at", "last_replied_at", "last_contacted_at", "statistics", "url", "request_id", "waiting_since",
    };

    public async Task<string> ReadAsync(CancellationToken cancellation)
    {
        var sum = BigInteger.Zero;
        var everything = SearchFinder.Filter("created_at", ">", JsonValue.Create(0));
        var helpCenter = new HelpCenterLists(api);
        IAsyncEnumerable<JsonElement>[] lists =
        [
            api.ListAsync(new("contacts"), "data", cancellation),
            new CompanyScroll(api).ReadAsync(cancellation),
            api.SearchAsync("tickets.search", "tickets", everything, cancellation),
            api.ListAsync(new("conversations"), "conversations", cancellation),
            helpCenter.RowsAsync("collections", cancellation),
            helpCenter.RowsAsync("articles", cancellation),
            helpCenter.RowsAsync("internal-articles", cancellation),
            api.ListAsync(new("tags"), "data", cancellation),
            api.ListAsync(new("ticket-types"), "data", cancellation),
            api.ListAsync(new("conversation-attributes"), "data", cancellation),
            api.ListAsync(new IntercomCall("data-attributes").With("model", "contact"), "data", cancellation),
            api.ListAsync(new IntercomCall("data-attributes").With("model", "company"), "data", cancellation),
        ];
        foreach (var list in lists)
        {
            await foreach (var record in list.ConfigureAwait(false))
            {
                if (!record.IsTrue("archived"))
                {
                    sum += new BigInteger(Hash(record), isUnsigned: true);
                }
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(sum.ToByteArray(isUnsigned: true)));
    }

    private static byte[] Hash(JsonElement record)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, record);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject().Where(member => !Volatile.Contains(member.Name)).OrderBy(member => member.Name, StringComparer.Ordinal))
            {
                hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(member.Name));
                Append(hash, member.Value);
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            hash.AppendData("["u8);
            foreach (var element in value.EnumerateArray())
            {
                Append(hash, element);
            }

            hash.AppendData("]"u8);
        }
        else
        {
            hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(value));
        }
    }
}
