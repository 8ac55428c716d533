using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Workbench.Core.Connectors;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Benchmarks.Reconciliation;

/// <summary>A connector that can only read back what was staged; the proxy stands in for everything that a reconciliation does not ask.</summary>
public class StagedConnector : DispatchProxy
{
    private SafeFileHandle? shown;

    public static IDestinationConnector Open(string folder)
    {
        var connector = Create<IDestinationConnector, StagedConnector>();
        ((StagedConnector)(object)connector).shown = File.OpenHandle(Path.Combine(folder, StagedAccount.ReadBacks), options: FileOptions.RandomAccess);
        return connector;
    }

    /// <summary>A source that is never asked.</summary>
    public static ISourceConnector NoSource() => Create<ISourceConnector, StagedConnector>();

    /// <summary>As many as vendors show on a page.</summary>
    private const int PageRows = 100;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name switch
    {
        nameof(IDestinationConnector.ReadAsync) => Task.FromResult(Read((TwinRef)args![0]!)),
        nameof(IDestinationConnector.ReadTogether) => PageRows,
        nameof(IDestinationConnector.ReadManyAsync) => Task.FromResult<IReadOnlyList<IReadOnlyList<TwinState>>>([.. ((IReadOnlyList<TwinRef>)args![0]!).Select(Read)]),
        "get_BackLinks" => Array.Empty<BackLink>(),
        nameof(IDestinationConnector.WritingTime) => null,
        "get_Quota" => new QuotaReading(null, null, null, 0, 0),
        _ => throw new NotSupportedException(targetMethod?.Name),
    };

    private IReadOnlyList<TwinState> Read(TwinRef twin)
    {
        Span<byte> row = stackalloc byte[StagedAccount.RowBytes];
        RandomAccess.Read(shown!, row, long.Parse(twin.Id, CultureInfo.InvariantCulture) * StagedAccount.RowBytes);
        var fields = new Dictionary<string, string>(20, StringComparer.Ordinal);
        var json = new Utf8JsonReader(row);
        json.Read();
        foreach (var name in StagedAccount.FieldNames)
        {
            // As a connector does, which asks for the fields it knows.
            json.Read();
            if (!json.ValueTextEquals(name))
            {
                throw new InvalidDataException($"Field {name} was not staged.");
            }

            json.Read();
            fields[name] = json.GetString()!;
        }

        return [new TwinState(twin, fields, [])];
    }
}
