using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Map;

namespace Workbench.Pipeline.Bundle;

/// <summary>Streams the extracted records into the files that a destination takes beside its API. Writes nothing to either vendor.</summary>
public sealed class BundleStep(MigrationEnvironment environment, Plan plan, SchemaSnapshot source, SchemaSnapshot destination)
{
    private readonly ComposeContext context = new(environment, new PlanApplication(plan, destination), plan, source, destination, static _ => true);
    private readonly bool isRejecting = plan.Rejects();
    private readonly MapStep map = new(environment, plan, source, destination);

    /// <summary>What each writer loses; null where the destination takes no bundle.</summary>
    public IReadOnlyList<WriterComparison>? Compare(CancellationToken cancellation) =>
        environment.Destination is IBundleDestination taker ? taker.CompareWriters(Records(cancellation), context) : null;

    /// <summary>Writes the bundle and reads it back; null where the destination takes none.</summary>
    public async Task<(BundleResult Written, BundleCheck Check)?> WriteAsync(string directory, CancellationToken cancellation)
    {
        if (environment.Destination is not IBundleDestination taker)
        {
            return null;
        }

        var written = await taker.WriteBundleAsync(directory, Records(cancellation), context, environment.Clock.GetUtcNow(), cancellation);
        return (written, await taker.CheckBundleAsync(directory, written.Files, cancellation));
    }

    private IEnumerable<PlannedRecord> Records(CancellationToken cancellation)
    {
        foreach (var entry in Entries().Where(entry => context.Carries(entry.Key)))
        {
            cancellation.ThrowIfCancellationRequested();
            var planned = map.Apply(entry);
            if (!isRejecting || (planned.Rejection is null && !(entry.Home is { } home && context.Planned(home) is { Rejection: not null })))
            {
                yield return planned;
            }
        }
    }

    private IEnumerable<EntryRow> Entries()
    {
        foreach (var entry in Of(Kind.Organization, Kind.Contact))
        {
            yield return entry;
        }

        foreach (var ticket in Of(Kind.Ticket))
        {
            yield return ticket;
            foreach (var message in environment.Read.Thread(ticket.Key))
            {
                yield return message;
            }
        }

        foreach (var entry in Of(Kind.Task, Kind.Call, Kind.Attachment))
        {
            yield return entry;
        }

        foreach (var message in Of(Kind.Message).Where(message => message.Home is not { Kind: Kind.Ticket } home || !context.Carries(home)))
        {
            yield return message;
        }
    }

    private IEnumerable<EntryRow> Of(params Kind[] kinds) => kinds.SelectMany(kind => environment.Read.Entries(kind));
}
