using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Core.Hashing;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Load;

/// <summary>Fingerprints of payloads: a doubt is only ever resolved against the payload that was really sent.</summary>
internal static class SentPayload
{
    /// <summary>Fingerprint of a body with every twin resolved, without what travels inside it: passengers have fingerprints of their own.</summary>
    public static string Fingerprint(JsonNode body) => Sha256Hex.Of(body.ToJsonString());

    /// <summary>Fingerprint of a body as it is stored: what is sent where it refers to nothing.</summary>
    public static string Fingerprint(JsonElement stored) => Sha256Hex.Of(JsonMarshal.GetRawUtf8Value(stored));

    /// <summary>Fingerprint of what travels inside a carrier. The carrier has no id yet, so the reference to it stands in the body as it is.</summary>
    public static string FingerprintOfPassenger(WriteRow row) => Fingerprint(row.Write.Body);

    /// <summary>True where the write's body is what was sent the last time.</summary>
    public static bool IsStill(WriteRow row, References references)
    {
        var body = row is { IsUpdate: true, Write.UpdateBody: { } update } ? update : row.Write.Body;
        return row.PayloadSha256 is not { } sent
            || sent == Fingerprint(body)
            || sent == Fingerprint(references.Resolve(body))
            || sent == FingerprintOfPassenger(row);
    }
}
