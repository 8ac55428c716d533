using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>What one pass over every ticket shows: how many there are of each type, and names that no other call lists.</summary>
internal sealed class TicketCensus
{
    private readonly SortedDictionary<long, (string Name, long Count)> types = [];
    private readonly SortedDictionary<string, string> groups = new(StringComparer.Ordinal);

    private TicketCensus()
    {
    }

    /// <summary>Record types that tickets have, with how many live ones and how the tickets call the type.</summary>
    public IReadOnlyDictionary<long, (string Name, long Count)> Types => types;

    /// <summary>Groups that tickets name.</summary>
    public IReadOnlyList<FieldOption> Groups => [.. groups.Select(group => new FieldOption(group.Key, group.Value))];

    public long Deleted { get; private set; }

    public RowProperties Properties { get; } = new();

    /// <summary>False where the user may not read every ticket: the numbers are too low, and the permission check says so.</summary>
    public bool IsComplete { get; private set; }

    public static async Task<TicketCensus> TakeAsync(VivantioScan scan, CancellationToken cancellation)
    {
        var census = new TicketCensus();
        try
        {
            await foreach (var row in scan.RowsAsync(VivantioArea.Ticket, [], cancellation).ConfigureAwait(false))
            {
                census.Count(row);
            }

            census.IsComplete = true;
        }
        catch (ConnectorException fault) when (Access.IsDenied(fault))
        {
        }

        return census;
    }

    private void Count(JsonElement row)
    {
        if (VivantioScan.IsDeleted(row))
        {
            Deleted++;
            return;
        }

        Properties.Add(row);
        var type = VivantioJson.Number(row, "RecordTypeId") ?? 0;
        var known = types.GetValueOrDefault(type);
        types[type] = (known.Name is { Length: > 0 } ? known.Name : VivantioJson.Text(row, "RecordTypeNameSingular"), known.Count + 1);
        if (VivantioJson.Id(row, "GroupId") is { Length: > 0 } group)
        {
            groups.TryAdd(group, VivantioJson.Text(row, "GroupName"));
        }
    }
}
