using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Benchmarks.Mapping.Fabrication;

/// <summary>Two tables with a known truth.</summary>
/// <param name="Truth">Destination name by source name; a source field that is missing has no counterpart.</param>
public sealed record FabricatedPair(
    string Name,
    IReadOnlyList<FieldDescription> Sources,
    IReadOnlyList<FieldDescription> Destinations,
    IReadOnlyDictionary<string, string> Truth);
