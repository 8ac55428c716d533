using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>What one pass over an area shows.</summary>
internal sealed class AreaCensus
{
    private readonly SortedSet<long> types = [];

    private AreaCensus()
    {
    }

    /// <summary>Rows, deleted ones among them.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows that nobody deleted.</summary>
    public long Live { get; private set; }

    public RowProperties Properties { get; } = new();

    /// <summary>Null where the user or the account has no such area, or not all of it; the permission check says which.</summary>
    public static async Task<AreaCensus?> TakeAsync(VivantioScan scan, VivantioArea area, CancellationToken cancellation)
    {
        var census = new AreaCensus();
        try
        {
            await foreach (var row in scan.RowsAsync(area, [], cancellation).ConfigureAwait(false))
            {
                census.Count(row);
            }

            return census;
        }
        catch (ConnectorException fault) when (Access.IsClosed(fault))
        {
            return null;
        }
    }

    /// <summary>Record types that rows name, and the usual one.</summary>
    public IReadOnlyList<long> Types(long usual) => [.. types.Append(usual).Distinct().Order()];

    private void Count(JsonElement row)
    {
        Rows++;
        Live += VivantioScan.IsDeleted(row) ? 0 : 1;
        Properties.Add(row);
        if (VivantioJson.Number(row, "RecordTypeId") is > 0 and { } type)
        {
            types.Add(type);
        }
    }
}

/// <summary>
/// Names of the properties that rows have. One that the connector does not know travels as a text of its own, except ids, which mean
/// nothing elsewhere.
/// </summary>
internal sealed class RowProperties
{
    private readonly SortedSet<string> names = new(StringComparer.Ordinal);

    public void Add(JsonElement row)
    {
        foreach (var property in row.EnumerateObject())
        {
            names.Add(property.Name);
        }
    }

    /// <summary>The fields, and behind them those for properties that none of them stands for.</summary>
    public IReadOnlyList<FieldSchema> AddTo(IReadOnlyList<FieldSchema> fields) =>
    [
        .. fields,
        .. names.Except(fields.Select(field => field.Name), StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name =>
            name.EndsWith("Id", StringComparison.Ordinal) ? Standard.Technical(name) : Standard.Field(name, name, FieldType.Text)),
    ];
}
