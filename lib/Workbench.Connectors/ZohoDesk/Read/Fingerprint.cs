using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Wire;

namespace Workbench.Connectors.ZohoDesk.Read;

/// <summary>
/// SHA-256 over everything the lists show. Records are hashed one by one and their hashes added up, so that neither the vendor's order nor
/// the size of the portal matters.
/// </summary>
internal sealed class Fingerprint(DeskApi api)
{
    private const int MostRows = 50;
    private static readonly HashSet<string> Volatile = new(StringComparer.Ordinal) { "modifiedTime", "modifiedBy", "lastThread", "customerResponseTime" };
    private static readonly string[] Twins = [DeskNames.Account, DeskNames.Contact, DeskNames.Ticket, DeskNames.Task, DeskNames.Call];

    public async Task<string> ReadAsync(CancellationToken cancellation)
    {
        var sum = BigInteger.Zero;
        foreach (var twin in Twins)
        {
            await foreach (var record in api.ListAsync(new(DeskNames.Module(twin)), MostRows, cancellation).ConfigureAwait(false))
            {
                sum += Hash(record);
            }

            foreach (var field in await api.AllAsync(new DeskCall("fields").With("module", DeskNames.Module(twin)), cancellation).ConfigureAwait(false))
            {
                sum += Hash(field);
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(sum.ToByteArray(isUnsigned: true)));
    }

    private static BigInteger Hash(JsonElement record)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, record);
        return new BigInteger(hash.GetHashAndReset(), isUnsigned: true);
    }

    private static void Append(IncrementalHash hash, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject()
                    .Where(member => !Volatile.Contains(member.Name) && member.Value.ValueKind != JsonValueKind.Null)
                    .OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(member.Name));
                    Append(hash, member.Value);
                }

                break;
            case JsonValueKind.Array:
                hash.AppendData("["u8);
                foreach (var element in value.Rows())
                {
                    Append(hash, element);
                }

                break;
            default:
                hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(value));
                break;
        }
    }
}
