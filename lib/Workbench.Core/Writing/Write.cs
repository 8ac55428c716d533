using System.Text.Json;
using Workbench.Core.Records;

namespace Workbench.Core.Writing;

/// <summary>One call that changes the destination. A record needs one or several; each has its own intent, attempts and outcome.</summary>
/// <param name="Name">Unique within the record, for example <c>create</c>, <c>attach:ivinex/organization/3307</c>, <c>close</c>.</param>
/// <param name="Operation">The connector's endpoint row, for example <c>contact.create</c>.</param>
/// <param name="Phase">Load order; all writes of a phase end before the next phase begins. See <see cref="Connectors.LoadPhase"/>.</param>
/// <param name="Body">
/// What to send, in the connector's own shape. Twins of other records stand in it as <see cref="TwinToken"/>, files as
/// <see cref="FileToken"/>; both are objects, so source text can never be mistaken for one.
/// </param>
public sealed record Write(string Name, string Operation, int Phase, JsonElement Body)
{
    /// <summary>Type of the twin that this write creates; null where it changes an existing one.</summary>
    public string? Creates { get; init; }

    /// <summary>What to send instead where the twin exists already (found, adopted, or loaded before); null where it cannot be updated.</summary>
    public JsonElement? UpdateBody { get; init; }

    /// <summary>Writes of one thread are sent one at a time, in the order of <see cref="Order"/>; null where the order is free.</summary>
    public string? Thread { get; init; }

    /// <summary>What the twin would be recognised by if it stood there without our key, for example <c>email:ada@example.com</c>.</summary>
    public string? NaturalKey { get; init; }

    /// <summary>Position within the thread.</summary>
    public long Order { get; init; }

    /// <summary>
    /// Other source records that travel inside this write. One without a write of its own is part of the twin (a file of a message, an
    /// organization on a contact). One with a due write of the same <see cref="Thread"/> is a passenger: where this write creates its twin,
    /// the passengers' resolved bodies stand in its body as the array <c>carried</c>, in this order, and what
    /// <see cref="WriteAnswer.Done.Carried"/> confirms is not sent again.
    /// </summary>
    public IReadOnlyList<RecordKey> Carries { get; init; } = [];

    /// <summary>Name of the write that carries one file by itself.</summary>
    public static string NameOfFile(RecordKey file) => $"file:{file}";
}
