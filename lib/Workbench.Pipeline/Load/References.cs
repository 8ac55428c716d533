using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Load;

/// <summary>The twins that a write's payload refers to.</summary>
internal sealed class References
{
    private readonly Dictionary<TwinToken, TwinRow> twins;
    private readonly bool isPlain;

    /// <summary>A reference whose twin is not known yet; null where all are known.</summary>
    public TwinToken? Missing { get; private init; }

    /// <summary>True where a twin stood in the destination before this run: what hangs on it may stand there too.</summary>
    public bool AnyExisted => twins.Values.Any(twin => twin.Origin is TwinOrigin.Adopted or TwinOrigin.Updated);

    /// <summary>The twins that must be read to see everything that is referred to, each once.</summary>
    public IEnumerable<TwinRef> Holders => twins.Values.Select(twin => twin.Twin.Readable()).DistinctBy(twin => twin.Print());

    /// <param name="unborn">A twin that the same call creates, so that nothing can refer to it yet; null where there is none.</param>
    public static References Of(WriteRow row, ILedgerReader read, TwinToken? unborn = null)
    {
        var found = new Dictionary<TwinToken, TwinRow>();
        var isPlain = true;
        foreach (var token in In(row.Write))
        {
            isPlain = false;
            if (token == unborn)
            {
                continue;
            }

            if (read.Twin(token.Key, token.Type) is not { } twin)
            {
                return new References([], isPlain) { Missing = token };
            }

            found[token] = twin;
        }

        return new References(found, isPlain);
    }

    /// <summary>What a write refers to, in either of its bodies.</summary>
    public static IEnumerable<TwinToken> In(Write write) => TwinToken.In(write.Body).Union(write.UpdateBody is { } update ? TwinToken.In(update) : []);

    private References(Dictionary<TwinToken, TwinRow> found, bool isPlain) => (twins, this.isPlain) = (found, isPlain);

    /// <summary>True where the payload is sent as it is, because it refers to nothing.</summary>
    public bool IsPlain(JsonElement payload) => isPlain && payload.ValueKind == JsonValueKind.Object;

    /// <summary>The payload with every reference replaced by the twin's id; by "" where the twin is unborn.</summary>
    public JsonNode Resolve(JsonElement payload) => IsPlain(payload)
        ? JsonObject.Create(payload)!
        : TwinToken.Resolve(payload, token => twins.TryGetValue(token, out var twin) ? twin.Twin.Id : "") ?? new JsonObject();
}
