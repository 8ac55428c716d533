using System.Runtime.CompilerServices;
using System.Text.Json;
using Workbench.Core.Records;

namespace Workbench.Connectors.Infoset.Read;

/// <summary>
/// The files that the texts of one object point at, set aside on disk while its records are read: asking for every thread a second time would
/// double the calls, and memory must not follow the size of the account.
/// </summary>
internal sealed class FoundFiles : IAsyncDisposable
{
    private readonly FileStream file = new(
        Path.Combine(Path.GetTempPath(), $"workbench-{Path.GetRandomFileName()}"),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });

    /// <summary>True once the object was read to its end.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Notes that a record's text points at these addresses.</summary>
    public async Task AddAsync(RecordKey parent, IReadOnlyList<string> addresses, CancellationToken cancellation)
    {
        foreach (var address in addresses)
        {
            await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new Row(parent, address)), cancellation).ConfigureAwait(false);
            await file.WriteAsync("\n"u8.ToArray(), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Nothing more is to come.</summary>
    public async Task CompleteAsync(CancellationToken cancellation)
    {
        await file.FlushAsync(cancellation).ConfigureAwait(false);
        IsComplete = true;
    }

    /// <summary>Everything noted, in its order.</summary>
    public async IAsyncEnumerable<(RecordKey Parent, string Address)> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var open = new FileStream(file.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var lines = new StreamReader(open);
        while (await lines.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            var row = JsonSerializer.Deserialize<Row>(line)!;
            yield return (row.Parent, row.Address);
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private sealed record Row(RecordKey Parent, string Address);
}
