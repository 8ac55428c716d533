using System.Text.Json.Nodes;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Load;

/// <summary>
/// Records with writes of their own that travel inside another record's create: the messages of a ticket that is created whole. While its
/// outcome is open they are as open as the carrier; what did not arrive with it is sent by itself afterwards.
/// </summary>
internal sealed class Passengers
{
    public static readonly Passengers None = new([]);
    private readonly IReadOnlyList<(WriteRow Row, JsonNode Body)> rows;

    private Passengers(IReadOnlyList<(WriteRow Row, JsonNode Body)> rows) => this.rows = rows;

    /// <summary>The due writes that a create takes along. One that refers to a missing twin stays behind.</summary>
    public static Passengers Of(WriteRow carrier, ILedgerReader read)
    {
        if (carrier.Write is not { Creates: { } type, Thread: { } thread })
        {
            return None;
        }

        var unborn = new TwinToken(carrier.Key, type);
        var found = new List<(WriteRow, JsonNode)>();
        foreach (var key in carrier.Write.Carries)
        {
            var row = read.Writes(key).FirstOrDefault(write => write.Write is { Creates: not null } own && own.Thread == thread
                && write is { Twin: null, State: WriteState.Planned or WriteState.Sending });
            if (row is not null && References.Of(row, read, unborn) is { Missing: null } references)
            {
                found.Add((row, references.Resolve(row.Write.Body)));
            }
        }

        return found.Count == 0 ? None : new Passengers(found);
    }

    /// <summary>The carrier's body with the passengers' bodies in it.</summary>
    public JsonNode Board(JsonNode body)
    {
        if (rows.Count == 0)
        {
            return body;
        }

        var full = body.DeepClone();
        full["carried"] = new JsonArray([.. rows.Select(row => row.Body.DeepClone())]);
        return full;
    }

    public IEnumerable<LedgerChange> Intended() => rows.Select(row => new LedgerChange.WriteIntended(
        row.Row.Key, row.Row.Write.Name, row.Row.Attempts + 1, SentPayload.FingerprintOfPassenger(row.Row), IsUpdate: false));

    /// <summary>The carrier was certainly not created: nothing of theirs was either.</summary>
    public IEnumerable<LedgerChange> Left(string cause) => rows.Select(row => new LedgerChange.WriteEnded(
        row.Row.Key, row.Row.Write.Name, WriteState.Planned, null, TwinOrigin.None, null, cause, SentPayload.FingerprintOfPassenger(row.Row)));

    /// <summary>The passenger as it stands while its carrier is on the way.</summary>
    public static WriteRow AsSent(WriteRow passenger) =>
        passenger with { State = WriteState.Sending, PayloadSha256 = SentPayload.FingerprintOfPassenger(passenger) };

    /// <summary>Those that the answer names, with their twins.</summary>
    public IEnumerable<(WriteRow Row, TwinRef Twin)> Arrived(IReadOnlyDictionary<RecordKey, TwinRef> carried) => rows
        .Where(row => carried.ContainsKey(row.Row.Key))
        .Select(row => (row.Row, carried[row.Row.Key]));
}
