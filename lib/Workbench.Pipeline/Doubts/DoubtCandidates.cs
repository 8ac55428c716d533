using Workbench.Core.Writing;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Load;

namespace Workbench.Pipeline.Doubts;

/// <summary>Looks for what a write in doubt may have made: by the connector's own lookup, and inside the twins that its payload refers to.</summary>
internal sealed class DoubtCandidates(MigrationEnvironment environment)
{
    /// <summary>Twins of the right type that belong to no record.</summary>
    public async Task<IReadOnlyList<TwinRef>> FindAsync(WriteRow row, CancellationToken cancellation)
    {
        if (row.Write.Creates is null || References.Of(row, environment.Read) is not { Missing: null } references)
        {
            return [];
        }

        IReadOnlyList<TwinRef> named = await AskAsync(row, references, cancellation) switch
        {
            Lookup.Found { Twin: { } twin } => [twin],
            Lookup.Ambiguous ambiguous => ambiguous.Candidates,
            _ => [],
        };
        return
        [
            .. named.Concat(await InsideAsync(row, references, cancellation))
                .Where(twin => environment.Read.RecordOf(twin) is null)
                .DistinctBy(twin => twin.Print()),
        ];
    }

    /// <summary>What the destination says now; null where the payload refers to something that is not there yet.</summary>
    public async Task<Lookup?> AskAsync(WriteRow row, CancellationToken cancellation) =>
        References.Of(row, environment.Read) is { Missing: null } references ? await AskAsync(row, references, cancellation) : null;

    /// <summary>The twin of that id that the write could have made, as the destination shows it; null where it shows none.</summary>
    public async Task<TwinRef?> ReadAsync(WriteRow row, string id, CancellationToken cancellation)
    {
        var type = row.Write.Creates;
        var inside = References.Of(row, environment.Read) is { Missing: null } references
            ? (await InsideAsync(row, references, cancellation)).FirstOrDefault(twin => twin.Id == id)
            : null;
        return inside ?? (await environment.Destination.ReadAsync(new TwinRef(type!, id), cancellation))
            .Select(state => state.Twin).FirstOrDefault(twin => twin.Type == type && twin.Id == id);
    }

    private Task<Lookup> AskAsync(WriteRow row, References references, CancellationToken cancellation) =>
        environment.Destination.FindAsync(row.Write, references.Resolve(row.Write.Body), row.SentAt, cancellation);

    private async Task<IReadOnlyList<TwinRef>> InsideAsync(WriteRow row, References references, CancellationToken cancellation)
    {
        var found = new List<TwinRef>();
        foreach (var holder in references.Holders)
        {
            var states = await environment.Destination.ReadAsync(holder, cancellation);
            found.AddRange(states.Select(state => state.Twin).Where(twin => twin.Type == row.Write.Creates));
        }

        return found;
    }
}
