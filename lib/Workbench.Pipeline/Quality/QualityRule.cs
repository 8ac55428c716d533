using System.Collections.Frozen;
using System.Globalization;
using Workbench.Core.Planning;

namespace Workbench.Pipeline.Quality;

/// <summary>What a finding means: how bad it is, what happens to the record, what a person can do.</summary>
/// <param name="WhatHappens">In words; {destination} and {limit} stand for what is known of the field.</param>
public sealed partial record QualityRule(QualitySeverity Severity, QualityFamily Family, string WhatHappens, string Remedy)
{
    private static readonly FrozenDictionary<string, QualityRule> Rules = new[] { PeopleRules(), DateRules(), TextRules(), ValueRules() }
        .SelectMany(rules => rules).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All codes that have a rule.</summary>
    public static IReadOnlyCollection<string> Codes => Rules.Keys;

    /// <summary>The rule of a code; a vendor's own failure code is a problem to look up.</summary>
    public static QualityRule Of(string code) => Rules.TryGetValue(code, out var rule)
        ? rule
        : new QualityRule(QualitySeverity.Problem, QualityFamily.Files, ReasonCode.Explain(code), "Open the record in the source and look at its file.");

    /// <summary>What happens to such a value of a field, in words.</summary>
    /// <param name="fate">Where the field goes; null where it is not about a field, or nothing is known.</param>
    /// <param name="destination">What people call the destination.</param>
    public string Happens(FieldFate? fate, string destination)
    {
        if (fate is { IsLeftBehind: true } && Family is not QualityFamily.Duplicates)
        {
            return $"The field is left behind and listed, so {destination} never sees the value.";
        }

        return WhatHappens
            .Replace("{destination}", destination, StringComparison.Ordinal)
            .Replace("{limit}", fate?.MaxLength?.ToString("N0", CultureInfo.InvariantCulture) ?? "fewer", StringComparison.Ordinal);
    }

    private static QualityRule Noted(string reason, QualitySeverity severity, QualityFamily family, string remedy) => new(severity, family, ReasonCode.Explain(reason), remedy);
}
