namespace Workbench.Pipeline.Map.Matching.Scoring;

/// <summary>
/// How much each signal counts in the evidence for a pair. Chosen on the training seeds of the mapping benchmark
/// (docs/benchmarks/mapping.md); measured on others.
/// </summary>
internal static class Weights
{
    /// <summary>Words of the names, with abbreviations and the helpdesk lexicon.</summary>
    public const double NameWords = 6.0;

    /// <summary>Spelling of the names.</summary>
    public const double NameLetters = 2.0;

    /// <summary>One name is the short form of the other.</summary>
    public const double ShortForm = 3.0;

    /// <summary>Values and options in common.</summary>
    public const double SharedValues = 5.0;

    /// <summary>Spelling of the values.</summary>
    public const double ValueLetters = 2.0;

    /// <summary>The same states, ranks or channels, whatever the language.</summary>
    public const double ValueIdeas = 1.5;

    /// <summary>Words of one name in the other's values.</summary>
    public const double ValuesAsNames = 1.5;

    /// <summary>The same sort of value.</summary>
    public const double Shape = 1.5;

    /// <summary>Numbers in the same range.</summary>
    public const double Numbers = 1.0;

    /// <summary>Length and variety of values.</summary>
    public const double Texture = 0.5;

    /// <summary>Place in the table.</summary>
    public const double Position = 0.15;
}
