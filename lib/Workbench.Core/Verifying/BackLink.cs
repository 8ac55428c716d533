namespace Workbench.Core.Verifying;

/// <summary>
/// A link that the destination also lists from its second side, that of the twin which does not hold the field: the contacts of a company.
/// </summary>
/// <param name="Of">Type of the twins that have such a list, for example <c>company</c>.</param>
/// <param name="TwinTypes">Types of the twins in the list; the link is a field of theirs.</param>
/// <param name="Field">Name of that field in their read-backs.</param>
/// <param name="IsExact">
/// True where nothing but that field makes the link, so that a twin is foreign in the list of anything where the source leaves the field empty.
/// Default false: the vendor or the connector may fill it from something else.
/// </param>
/// <param name="Together">How many twins' lists one question asks for. Default 1.</param>
public sealed record BackLink(string Of, IReadOnlyList<string> TwinTypes, string Field, bool IsExact = false, int Together = 1)
{
    /// <summary>For so many twins, asked for together, the connector reads the vendor's own lists, unless it has but one of everything.</summary>
    public const int Few = 50;

    /// <summary>True where the vendor has no list of one twin, so that one look at its list of everything serves all. Default false.</summary>
    public bool IsWhole { get; init; }

    /// <summary>How long after a write its link may be missing in the list. Default zero: the vendor is not known to lag.</summary>
    public TimeSpan Lag { get; init; }
}
