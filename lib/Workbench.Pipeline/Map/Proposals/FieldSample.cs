using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Pipeline.Map.Proposals;

/// <summary>What a sample of the records shows of one field.</summary>
/// <param name="Longest">UTF-16 characters of the longest value seen; 0 where none was.</param>
public sealed record FieldSample(ValueProfile Values, int Longest)
{
    /// <summary>Nothing was seen.</summary>
    public static FieldSample Empty { get; } = new(ValueProfile.Empty, 0);
}
