using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Core.Connectors;

/// <summary>Writes into one vendor's account, reads back what it wrote, and removes exactly that. It has no code path that sends mail.</summary>
public interface IDestinationConnector : IAsyncDisposable
{
    ConnectorDescription Description { get; }

    QuotaReading Quota { get; }

    /// <summary>What a migration into this account costs, call by call: the data that planning works with. Empty where nobody has stated it.</summary>
    IReadOnlyList<CallCost> Costs => [];

    /// <summary>What may be used of the vendor's quota, as far as it is known by now.</summary>
    QuotaTerms QuotaTerms => QuotaTerms.None;

    /// <summary>The phases of the load, in order.</summary>
    IReadOnlyList<LoadPhase> Phases { get; }

    /// <summary>Reads writable objects, fields (also what could be created), options, teammates and teams.</summary>
    /// <exception cref="Errors.ConnectorException">Credentials are refused or the host cannot be reached.</exception>
    Task<SchemaSnapshot> DiscoverAsync(CancellationToken cancellation);

    /// <summary>Preflight: write scopes per kind, plan, region, limits, name clashes, objects that a person must create first.</summary>
    IAsyncEnumerable<Finding> CheckAsync(Plan? plan, SchemaSnapshot destination, CancellationToken cancellation);

    /// <summary>
    /// The connector's own proposal for a source object: outcome, destination object, and a row for every field, including fields
    /// that would have to be created and values that can only become a body line or a note. Pure.
    /// </summary>
    ObjectPlan Propose(ObjectSchema source, SchemaSnapshot sourceSchema, SchemaSnapshot destination);

    /// <summary>
    /// Why the connector cannot carry out a row of a plan, in words; null where it can. It is
    /// asked for rows that it did not propose itself. Pure.
    /// </summary>
    string? Refusal(Plan plan, ObjectPlan row, FieldPlan field, SchemaSnapshot destination) => null;

    /// <summary>True where several source fields may go into this one destination field, because the connector joins them. Pure.</summary>
    bool Joins(ObjectPlan row, string destinationField) => false;

    /// <summary>True where a ticket with this status is over: resolved, closed, done. Pure.</summary>
    /// <param name="status">The status as the plan maps it, or the source's own where the plan maps none.</param>
    bool IsOver(string status) => false;

    /// <summary>The choices this connector asks for, with their defaults, for example the name of a ticket type. Pure.</summary>
    IReadOnlyDictionary<string, string> ProposeChoices(SchemaSnapshot source, SchemaSnapshot destination);

    /// <summary>Everything that must exist before the first record, in order; what exists already is left out. Pure.</summary>
    IReadOnlyList<Provision> Provisioning(Plan plan, SchemaSnapshot source, SchemaSnapshot destination);

    /// <summary>Creates one of them. Looks first, so that it may be repeated.</summary>
    /// <param name="intend">Awaited right before the first call that creates or changes anything, and not at all where there is nothing to create.</param>
    /// <exception cref="Errors.ConnectorException">The vendor refused.</exception>
    Task<ProvisionAnswer> ProvisionAsync(Provision provision, Func<Task> intend, CancellationToken cancellation);

    /// <summary>Removes or archives what <see cref="ProvisionAsync"/> created.</summary>
    Task<Removal> UnprovisionAsync(Provision provision, TwinRef twin, CancellationToken cancellation);

    /// <summary>Shapes a planned record into writes and promises. Pure, apart from what <paramref name="context"/> looks up in the ledger.</summary>
    Composition Compose(PlannedRecord record, IComposeContext context);

    /// <summary>Sends one write once. Never throws for what the vendor answers; the answer says how certain the outcome is.</summary>
    /// <param name="write">The write.</param>
    /// <param name="body">Its body (or update body) with every twin resolved.</param>
    /// <param name="existing">The twin to update; null to create.</param>
    Task<WriteAnswer> SendAsync(Write write, JsonNode body, TwinRef? existing, IFileStore files, CancellationToken cancellation);

    /// <summary>Asks whether a write was carried out: by external key, by name, or by comparing the parts already there.</summary>
    /// <param name="sent">When it was sent; null where it never was, and only an earlier run could have made it.</param>
    Task<Lookup> FindAsync(Write write, JsonNode body, SendTime? sent, CancellationToken cancellation);

    /// <summary>How <see cref="FindAsync"/> tells, one row per operation of a write. It says Ambiguous about any other.</summary>
    IReadOnlyList<DoubtRule> Doubts => [];

    /// <summary>How long a search that <see cref="FindAsync"/> goes by may not show what was created. Default zero: none lags.</summary>
    TimeSpan SearchLag => TimeSpan.Zero;

    /// <summary>Streams what stands in the destination and could be recognised as a twin. Run once before the first write.</summary>
    IAsyncEnumerable<ExistingTwin> ScanAsync(Plan plan, CancellationToken cancellation);

    /// <summary>What a source record would be recognised by if it stood there without our key, in the form of <see cref="ExistingTwin.NaturalKey"/>.</summary>
    string? NaturalKey(PlannedRecord record);

    /// <summary>Reads a twin and everything in it (a ticket with its parts, a contact with its notes). Empty where it is gone.</summary>
    Task<IReadOnlyList<TwinState>> ReadAsync(TwinRef container, CancellationToken cancellation);

    /// <summary>
    /// How many twins of that type <see cref="ReadManyAsync"/> reads with about one call, because a list of the vendor's shows all that is
    /// compared; 1 where each needs calls of its own. Pure.
    /// </summary>
    int ReadTogether(string twinType) => 1;

    /// <summary>
    /// Reads twins of one type, at most <see cref="ReadTogether"/> of them, each with everything in it, in their order. Lists may lag behind
    /// <see cref="ReadAsync"/>; what they leave out or do not show whole is read by itself.
    /// </summary>
    async Task<IReadOnlyList<IReadOnlyList<TwinState>>> ReadManyAsync(IReadOnlyList<TwinRef> containers, CancellationToken cancellation)
    {
        var states = new List<IReadOnlyList<TwinState>>(containers.Count);
        foreach (var container in containers)
        {
            states.Add(await ReadAsync(container, cancellation).ConfigureAwait(false));
        }

        return states;
    }

    /// <summary>The links that lists of the vendor's show from their second side as well. Empty where it has no such list. Pure.</summary>
    IReadOnlyList<BackLink> BackLinks => [];

    /// <summary>
    /// Reads links from their second side: the ids in the lists of some twins, in the order of the twins; none for a twin that is gone. Lists may
    /// lag. At most <see cref="BackLink.Few"/> that are asked for together are the vendor's own lists of these twins; more may be a list of everything
    /// turned round, where that is cheaper.
    /// </summary>
    /// <param name="link">One of <see cref="BackLinks"/>.</param>
    /// <param name="of">Ids of twins of the type <see cref="BackLink.Of"/>, at most <see cref="BackLink.Together"/>.</param>
    /// <param name="rows">How many twins that may stand in such a list there are, as far as is known: what a list of everything would show; 0 where few are asked for.</param>
    Task<IReadOnlyList<IReadOnlyList<string>>> ReadBackLinksAsync(BackLink link, IReadOnlyList<string> of, long rows, CancellationToken cancellation) =>
        throw new NotSupportedException($"{Description.Name} names no list of links.");

    /// <summary>
    /// The read-back field of such twins with a time that the vendor sets, so that they stand in their container in the order in which they were
    /// written; null where the time is that of the source. What is promised of that field names the source field that says when; its value is
    /// not compared, the order is, so it is as exact as the vendor states it. Pure.
    /// </summary>
    string? WritingTime(string twinType) => null;

    /// <summary>Streams the bytes of a file that a read-back listed.</summary>
    Task<FileAnswer> DownloadAsync(TwinFile file, Stream destination, CancellationToken cancellation);

    /// <summary>
    /// False for a type of twin whose earlier state no call puts back: one that stood there before and has to change is changed for good, and the
    /// rollback lists it.
    /// </summary>
    bool Restores(string twinType) => true;

    /// <summary>The state of an existing twin that <see cref="RestoreAsync"/> can put back. Asked only of types that it <see cref="Restores"/>.</summary>
    Task<JsonElement> CaptureAsync(TwinRef twin, CancellationToken cancellation);

    /// <summary>Puts an earlier state back; says what cannot be put back.</summary>
    Task<Removal> RestoreAsync(TwinRef twin, JsonElement image, CancellationToken cancellation);

    /// <summary>Removes a twin, or detaches it where that is all the vendor allows. A twin that is gone already is <see cref="Removal.Gone"/>.</summary>
    Task<Removal> RemoveAsync(Write write, JsonNode body, TwinRef? twin, CancellationToken cancellation);

    /// <summary>SHA-256 over everything visible through the API, in stable order, without times of last change.</summary>
    Task<string> FingerprintAsync(CancellationToken cancellation);

    /// <summary>What this vendor may do or cannot do although somebody may expect it, shown before anyone signs.</summary>
    IReadOnlyList<Limitation> Limitations { get; }

    /// <summary>What a person does by hand, in before/after pairs.</summary>
    IReadOnlyList<ManualStep> ManualSteps(Plan plan);
}

/// <summary>Something to create before the first record.</summary>
/// <param name="Name">Unique, for example <c>attribute:contact:mig_c_region</c>.</param>
/// <param name="Label">What people read.</param>
/// <param name="Body">The connector's own instructions.</param>
/// <param name="Manual">What a person must do, where no API can; else null.</param>
public sealed record Provision(string Name, string Label, JsonElement Body, string? Manual = null);

/// <summary>What stands there now. <paramref name="Created"/> is false where it stood there before.</summary>
public sealed record ProvisionAnswer(TwinRef? Twin, bool Created, string? Detail = null);

/// <summary>What a planned record becomes.</summary>
/// <param name="Writes">In order; empty where the record is only inventoried or folded.</param>
/// <param name="Promises">One for every source field.</param>
/// <param name="Notes">Losses and changes that shaping it caused.</param>
/// <param name="Held">Reason code for a record that is not written at all (inventory, reconciliation queue); else null.</param>
public sealed record Composition(
    IReadOnlyList<Write> Writes,
    IReadOnlyList<Promise> Promises,
    IReadOnlyList<Note> Notes,
    string? Held = null);
