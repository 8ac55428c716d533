using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Benchmarks.Mapping.Measuring;

/// <summary>What a method said about one source field.</summary>
/// <param name="Ranked">Destination names, best first.</param>
/// <param name="Score">Score of the best; 0 where there is none.</param>
/// <param name="Abstains">True where it proposes nothing.</param>
public sealed record Answer(FieldDescription Source, IReadOnlyList<string> Ranked, double Score, bool Abstains);
