using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Compose;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Bundle;

/// <summary>Streams records into the files of a bundle. Nothing of it goes through the API.</summary>
internal sealed class BundleWriter : IAsyncDisposable
{
    private const string LeftOut = "left out: a bundle has no file for it; the API writer carries it";

    private readonly DeskComposer composer;
    private readonly IComposeContext context;
    private readonly BundleRows rows;
    private readonly ThreadRow threads;
    private readonly BundleAgents agents;
    private readonly Dictionary<string, SplitCsv> files;
    private readonly SplitCsv exceptions;
    private readonly CancellationToken cancellation;
    private (RecordKey Key, DateTimeOffset? Created)? ticket;
    private bool needsRequester;
    private long excepted;

    public BundleWriter(string directory, DeskSettings settings, IComposeContext context, CancellationToken cancellation)
    {
        (this.context, this.cancellation, composer) = (context, cancellation, new DeskComposer(settings));
        (rows, threads, agents) = (new BundleRows(context), new ThreadRow(context), new BundleAgents(context));
        files = BundleTable.For(context.Plan, context.Destination)
            .ToDictionary(table => table.Name, table => new SplitCsv(directory, table, settings.Bundle), StringComparer.Ordinal);
        exceptions = new SplitCsv(directory, new BundleTable("exceptions", ["record", "what"]), settings.Bundle with { MaxRows = long.MaxValue, MaxBytes = long.MaxValue });
    }

    /// <summary>Records that are not in the bundle, or not as in the source.</summary>
    public long Exceptions => excepted;

    public Task AddAsync(PlannedRecord record) => record.Key.Kind switch
    {
        Kind.Organization => AddAsync(record, BundleTable.Accounts, rows.Account),
        Kind.Contact => AddAsync(record, BundleTable.Contacts, rows.Contact),
        Kind.Task => AddAsync(record, BundleTable.Tasks, rows.Task),
        Kind.Ticket => TicketAsync(record),
        Kind.Message when context.Home(record.Key) is { Kind: Kind.Ticket } home && home == ticket?.Key => files[BundleTable.Threads].AddAsync(
            threads.Of(record, home, At(home, record.Key) ?? ticket.Value.Created), cancellation),
        _ => ExceptAsync(record.Key, LeftOut),
    };

    /// <summary>Writes what was waiting for the end and answers the files, those of a bundle only.</summary>
    public async Task<IReadOnlyList<BundleFile>> FinishAsync()
    {
        foreach (var row in agents.Rows())
        {
            await files[BundleTable.Agents].AddAsync(row, cancellation).ConfigureAwait(false);
        }

        if (needsRequester)
        {
            await files[BundleTable.Contacts].AddAsync(BundleRows.UnknownRequester, cancellation).ConfigureAwait(false);
        }

        await exceptions.FinishAsync(cancellation).ConfigureAwait(false);
        var written = new List<BundleFile>();
        foreach (var file in files.Values)
        {
            written.AddRange(await file.FinishAsync(cancellation).ConfigureAwait(false));
        }

        return written;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var file in files.Values.Append(exceptions))
        {
            await file.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task AddAsync(PlannedRecord record, string table, Func<ComposedRecord, Dictionary<string, string?>> shape)
    {
        if (await ComposedAsync(record).ConfigureAwait(false) is { } composed)
        {
            await files[table].AddAsync(shape(composed), cancellation).ConfigureAwait(false);
        }
    }

    private async Task TicketAsync(PlannedRecord record)
    {
        ticket = null;
        if (await ComposedAsync(record).ConfigureAwait(false) is not { } composed)
        {
            return;
        }

        var first = context.Thread(record.Key).Select(message => message.At).Where(at => at > DateTimeOffset.UnixEpoch).Select(at => (DateTimeOffset?)at).FirstOrDefault();
        var row = rows.Ticket(composed, first, out var correction);
        ticket = (record.Key, composed.At(FieldRole.CreatedAt) ?? first);
        needsRequester |= row["ContactExtId"] == DeskNames.UnknownRequester;
        await files[BundleTable.Tickets].AddAsync(row, cancellation).ConfigureAwait(false);
        foreach (var comment in rows.Comments(composed, row["Created Time"]))
        {
            await files[BundleTable.Comments].AddAsync(comment, cancellation).ConfigureAwait(false);
        }

        if (correction is not null)
        {
            await ExceptAsync(record.Key, correction).ConfigureAwait(false);
        }
    }

    private async Task<ComposedRecord?> ComposedAsync(PlannedRecord record)
    {
        var composed = new ComposedRecord(record, composer.Compose(record, context));
        if (!composed.IsWritten)
        {
            await ExceptAsync(record.Key, "left out: the plan writes nothing for it").ConfigureAwait(false);
            return null;
        }

        return composed;
    }

    private DateTimeOffset? At(RecordKey home, RecordKey message) => context.Thread(home)
        .Where(found => found.Key == message && found.At > DateTimeOffset.UnixEpoch)
        .Select(found => (DateTimeOffset?)found.At)
        .FirstOrDefault();

    private async Task ExceptAsync(RecordKey key, string what)
    {
        excepted++;
        await exceptions.AddAsync(new Dictionary<string, string?> { ["record"] = key.ToString(), ["what"] = what }, cancellation).ConfigureAwait(false);
    }
}
