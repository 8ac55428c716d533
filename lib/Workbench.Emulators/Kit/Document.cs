using System.Text.Json.Nodes;

namespace Workbench.Emulators.Kit;

/// <summary>One stored JSON document.</summary>
/// <param name="Id">Unique in its collection.</param>
/// <param name="Body">The document; a caller owns the instance it was given and stores changes with <see cref="DocumentStore.Put"/>.</param>
public sealed record Document(string Id, JsonObject Body)
{
    /// <summary>Names and values by which the document can be found; a name may occur more than once.</summary>
    public IReadOnlyList<Lookup> Lookups { get; init; } = [];

    /// <summary>Hidden documents (archived, deleted but remembered) are left out of lists and of the fingerprint.</summary>
    public bool Hidden { get; init; }

    /// <summary>Order of first insertion; set by the store.</summary>
    public long Sequence { get; init; }
}

/// <summary>One way to find a document.</summary>
public readonly record struct Lookup(string Name, string Value);
