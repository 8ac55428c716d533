using System.Text.Json.Nodes;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Load;

/// <summary>Asks the destination whether a write was carried out, as long as its search may lag.</summary>
internal sealed class Doubt(MigrationEnvironment environment, LoadOptions options, RequestSlots slots)
{
    /// <summary>Asks until the vendor can say, or until patience ends: then the write is ambiguous and waits for a person.</summary>
    public async Task<Lookup> AskAsync(WriteRow row, JsonNode body, SendTime? sent, CancellationToken cancellation)
    {
        var startedAt = environment.Clock.GetTimestamp();
        while (true)
        {
            var lookup = await slots.RunAsync(() => environment.Destination.FindAsync(row.Write, body, sent, cancellation));
            if (lookup is not Lookup.NotYet notYet)
            {
                return lookup is Lookup.Found { Twin: { } twin } && OwnerOf(twin, row) is { } owner ? Foreign(twin, owner, sent) : lookup;
            }

            var left = options.Patience - environment.Clock.GetElapsedTime(startedAt);
            if (left <= TimeSpan.Zero)
            {
                return new Lookup.Ambiguous($"{row.Key}: the destination could not say within {options.Patience} whether '{row.Write.Name}' arrived.");
            }

            await Task.Delay(notYet.After < left ? notYet.After : left, environment.Clock, cancellation);
        }
    }

    /// <summary>The other record whose twin was found; null where it is nobody's, or this record's own.</summary>
    private RecordKey? OwnerOf(TwinRef twin, WriteRow row) =>
        environment.Read.RecordOf(twin) is { } owner && owner != row.Key && environment.Read.Twins(row.Key).All(own => own.Twin.Print() != twin.Print())
            ? owner
            : null;

    /// <summary>An equal twin of another record says nothing about a write that was sent; one that never was has left nothing there.</summary>
    private static Lookup Foreign(TwinRef twin, RecordKey owner, SendTime? sent) => sent is null
        ? Lookup.Absent.Value
        : new Lookup.Ambiguous($"the destination shows {twin.Print()}, which is the twin of {owner}");
}
