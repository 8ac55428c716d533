using Workbench.Core.Hashing;
using Workbench.Core.Schema;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Discover;

namespace Workbench.Pipeline.SignOff;

/// <summary>The pictures that were looked at when somebody signed, kept under their own hashes: a signature binds the hash, the ledger holds what it is of.</summary>
internal static class SignedSchema
{
    /// <summary>What a signature adds to the ledger: each picture once.</summary>
    public static IReadOnlyList<LedgerChange> ToKeep(ILedgerReader read) => DiscoverStep.Find(read) is not { } discovery
        ? []
        : [
            .. new[] { (Name: Source(discovery.Source.Hash()), Schema: discovery.Source), (Name: Destination(discovery.Destination.Hash()), Schema: discovery.Destination) }
                .Where(picture => read.Document(picture.Name) is null)
                .Select(picture => new LedgerChange.DocumentSaved(picture.Name, CanonicalJson.Write(picture.Schema))),
        ];

    /// <summary>The destination as it was when the mapping was last signed; null where it was not.</summary>
    public static SchemaSnapshot? Destination(ILedgerReader read) =>
        read.SignOffs().LastOrDefault(row => row.Gate == SignOffGate.Mapping)?.Binding.GetValueOrDefault(SignOffGate.DestinationSchema) is { } hash
            ? SnapshotDocument.Find(read, Destination(hash))
            : null;

    /// <summary>How the source that a signature bound differs from the one that was discovered last, in words; empty where the ledger does not know.</summary>
    public static IReadOnlyList<string> SourceChanges(ILedgerReader read, string boundHash) =>
        SnapshotDocument.Find(read, Source(boundHash)) is { } signed && DiscoverStep.Find(read) is { } discovery
            ? [.. SchemaDiff.Between(signed, discovery.Source).Select(change => change.Words())]
            : [];

    private static string Source(string hash) => $"signed/source/{hash}";

    private static string Destination(string hash) => $"signed/destination/{hash}";
}
