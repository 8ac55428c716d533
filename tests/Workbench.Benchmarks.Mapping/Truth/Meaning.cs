namespace Workbench.Benchmarks.Mapping.Truth;

/// <summary>One row of the experts' table: what a field means, and what each system calls it; empty where the system has no such field.</summary>
/// <param name="Kind">The object, for example <c>ticket</c>.</param>
/// <param name="Content">What the values are; picks the generator and the renames.</param>
public sealed record Meaning(string Kind, string Content, IReadOnlyDictionary<string, string> Names);

/// <summary>A field that no other system has.</summary>
public sealed record Stranger(string Name, string Content);
