using System.Text.Json;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Schema;
using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Pipeline.Discover;

/// <summary>Takes a schema snapshot of both sides and the findings of both preflights, and keeps them in the ledger.</summary>
public sealed class DiscoverStep(MigrationEnvironment environment)
{
    private const string SourceName = "snapshot/source";
    private const string DestinationName = "snapshot/destination";
    private const string ProvisionedName = "snapshot/destination/provisioned";
    private const string FindingsName = "findings";

    /// <summary>Discovers both sides anew.</summary>
    /// <exception cref="PlanException">The ledger belongs to another account: a run must not change sides half-way.</exception>
    public async Task<Discovery> RunAsync(CancellationToken cancellation)
    {
        var source = await environment.Source.DiscoverAsync(cancellation);
        var destination = await environment.Destination.DiscoverAsync(cancellation);
        RequireSameAccount(SourceName, source);
        RequireSameAccount(DestinationName, destination);
        var findings = new List<Finding>();
        await foreach (var finding in environment.Source.CheckPermissionsAsync(source, cancellation))
        {
            findings.Add(finding);
        }

        await foreach (var finding in environment.Destination.CheckAsync(null, destination, cancellation))
        {
            findings.Add(finding);
        }

        await environment.Ledger.CommitAsync(
            [
                new LedgerChange.DocumentSaved(SourceName, CanonicalJson.Write(source)),
                new LedgerChange.DocumentSaved(DestinationName, CanonicalJson.Write(destination)),
                new LedgerChange.DocumentSaved(FindingsName, CanonicalJson.Write(findings)),
            ],
            cancellation);
        return new Discovery(source, destination, findings);
    }

    /// <summary>The last discovery that the ledger keeps.</summary>
    /// <exception cref="PlanException">Nothing was discovered yet.</exception>
    public static Discovery Last(ILedgerReader read) => new(
        SnapshotDocument.Find(read, SourceName) ?? throw NothingDiscovered(),
        SnapshotDocument.Find(read, DestinationName) ?? throw NothingDiscovered(),
        read.Document(FindingsName) is { } findings
            ? JsonSerializer.Deserialize<IReadOnlyList<Finding>>(findings, CanonicalJson.Options)!
            : throw NothingDiscovered());

    /// <summary>As <see cref="Last"/>, but null where nothing was discovered yet, or it was purged.</summary>
    public static Discovery? Find(ILedgerReader read) => read.Document(FindingsName) is null or "null" ? null : Last(read);

    /// <summary>Reads the destination again, so that ids of new fields are known.</summary>
    public async Task<SchemaSnapshot> RefreshDestinationAsync(CancellationToken cancellation)
    {
        var destination = await environment.Destination.DiscoverAsync(cancellation);
        RequireSameAccount(DestinationName, destination);
        var json = CanonicalJson.Write(destination);
        if (json != environment.Read.Document(DestinationName))
        {
            await environment.Ledger.CommitAsync([new LedgerChange.DocumentSaved(DestinationName, json)], cancellation);
        }

        return destination;
    }

    /// <summary>Reads the destination again after provisioning and remembers that it is to stay so until the load.</summary>
    public async Task<SchemaSnapshot> KeepProvisionedAsync(CancellationToken cancellation)
    {
        var destination = await RefreshDestinationAsync(cancellation);
        await environment.Ledger.CommitAsync(
            [new LedgerChange.DocumentSaved(ProvisionedName, CanonicalJson.Write(destination))], cancellation);
        return destination;
    }

    /// <summary>Lets go of what <see cref="KeepProvisionedAsync"/> remembered: it is about to be taken back.</summary>
    public async Task ForgetProvisionedAsync(CancellationToken cancellation)
    {
        if (Provisioned(environment.Read) is not null)
        {
            await environment.Ledger.CommitAsync(
                [new LedgerChange.DocumentSaved(ProvisionedName, CanonicalJson.Write<SchemaSnapshot?>(null))], cancellation);
        }
    }

    /// <summary>The destination as the last provisioning left it; null before the first, and after it was rolled back.</summary>
    public static SchemaSnapshot? Provisioned(ILedgerReader read) => SnapshotDocument.Find(read, ProvisionedName);

    private void RequireSameAccount(string document, SchemaSnapshot now)
    {
        if (environment.Read.Document(document) is { } json
            && JsonSerializer.Deserialize<SnapshotOwner>(json, CanonicalJson.Options) is { } before)
        {
            RequireSameAccount(before, now);
        }
    }

    /// <summary>Passes where both are pictures of one account.</summary>
    /// <exception cref="PlanException">They are not.</exception>
    internal static void RequireSameAccount(SchemaSnapshot before, SchemaSnapshot now) =>
        RequireSameAccount(new SnapshotOwner(before.System, before.Account), now);

    private static void RequireSameAccount(SnapshotOwner before, SchemaSnapshot now)
    {
        if (before.Account != now.Account)
        {
            throw new PlanException(
                $"This ledger belongs to the {before.System} account '{before.Account}', but the credentials open '{now.Account}'. "
                + "Use the credentials of the first account, or a new migration folder.");
        }
    }

    /// <summary>The beginning of a snapshot, for whom the rest does not matter.</summary>
    private sealed record SnapshotOwner(string System, string Account);

    private static PlanException NothingDiscovered() => new("Nothing was discovered yet. Run notebook 01-discovery first.");
}

/// <summary>Both sides as they were found, with the findings of the preflights.</summary>
public sealed record Discovery(SchemaSnapshot Source, SchemaSnapshot Destination, IReadOnlyList<Finding> Findings);
