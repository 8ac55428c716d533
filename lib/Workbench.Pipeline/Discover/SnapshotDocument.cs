using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Core.Schema;
using Workbench.Ledger;

namespace Workbench.Pipeline.Discover;

/// <summary>
/// A snapshot as a document of the ledger. Every gate asks for the same few again; as long as the ledger holds the same text, it is the same
/// object, which is read and hashed once.
/// </summary>
internal static class SnapshotDocument
{
    private static readonly ConditionalWeakTable<ILedgerReader, ConcurrentDictionary<string, (string Json, SchemaSnapshot? Snapshot)>> Known = [];

    /// <summary>The newest document of that name; null where there is none, or it was let go of.</summary>
    public static SchemaSnapshot? Find(ILedgerReader read, string name)
    {
        if (read.Document(name) is not { } json)
        {
            return null;
        }

        var known = Known.GetOrCreateValue(read);
        if (!known.TryGetValue(name, out var last) || last.Json != json)
        {
            known[name] = last = (json, JsonSerializer.Deserialize<SchemaSnapshot>(json, CanonicalJson.Options));
        }

        return last.Snapshot;
    }
}
