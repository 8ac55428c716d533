namespace Workbench.Core.Connectors;

/// <summary>The result of one check before anything moves.</summary>
/// <param name="Code">Stable name, for example <c>intercom.scope.write-tickets</c>.</param>
/// <param name="Text">What was found, with numbers.</param>
/// <param name="Next">What to do; null where nothing is to be done.</param>
/// <param name="Affected">Records concerned; null where it is not about records.</param>
public sealed record Finding(string Code, FindingState State, string Text, string? Next = null, long? Affected = null);

public enum FindingState
{
    /// <summary>Checked, nothing to do.</summary>
    Clear,

    /// <summary>Affects records in a way that is noted on each.</summary>
    Affects,

    /// <summary>A person must decide, confirm or do something.</summary>
    NeedsPerson,

    /// <summary>The migration cannot go on.</summary>
    Blocks,
}
