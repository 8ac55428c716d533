using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Matching.Values;
using Workbench.Pipeline.Map.Matching.Words;

namespace Workbench.Pipeline.Map.Proposals;

/// <summary>
/// Whether two fields are called the same as a whole. Records of the destination are not read for a proposal, so that names must carry what
/// values would: "Account manager" shares a word with "Account number", and only their values would tell them apart. Lists do not help: "low, medium,
/// high" are the choices of many fields.
/// </summary>
internal static class NameAgreement
{
    /// <summary>Share of the words of both names that have a partner in the other.</summary>
    private const double Least = 0.7;

    public static bool Of(FieldSchema source, FieldSchema existing)
    {
        var reader = new NameReader(Lexicon.Shipped);
        return new[] { (source.Label, existing.Label), (source.Name, existing.Name) }
            .Any(pair => new ReadValue(pair.Item1, reader).Likeness(new ReadValue(pair.Item2, reader)) >= Least);
    }
}
