using Workbench.Benchmarks.Mapping.Fabrication;
using Workbench.Pipeline.Map.Matching;

namespace Workbench.Benchmarks.Mapping.Measuring;

/// <summary>The methods that are compared.</summary>
public static class Methods
{
    /// <summary>The proposer as it ships.</summary>
    public static IEnumerable<Answer> Proposer(FabricatedPair pair) => FieldProposer
        .Propose(pair.Sources, pair.Destinations)
        .Select(proposal => new Answer(
            proposal.Source,
            [.. proposal.Candidates.Select(candidate => candidate.Destination.Name)],
            proposal.Candidates.Count > 0 ? proposal.Candidates[0].Score : 0,
            proposal.Abstains));

    /// <summary>Names that are equal but for case and separators.</summary>
    public static IEnumerable<Answer> ExactNames(FabricatedPair pair) => pair.Sources.Select(source =>
    {
        var same = pair.Destinations.Where(field => Plain(field.Name) == Plain(source.Name)).Select(field => field.Name).ToList();
        return new Answer(source, same, same.Count > 0 ? 1 : 0, same.Count == 0);
    });

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
