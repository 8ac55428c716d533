using System.Collections.Immutable;

namespace Workbench.Emulators.Kit;

/// <summary>
/// What goes wrong, and when. Written as rules separated by commas: <c>429@50x10</c> (ten times from the 50th request on),
/// <c>429(2)@50</c> (with <c>Retry-After: 2</c>), <c>500%0.01</c> (with that probability, decided by the seed), and with a filter
/// <c>cut-after@3:POST /tickets</c> (the third request whose method is POST and whose path begins with the segment
/// <c>tickets</c>; <c>*</c> stands for one segment, a final <c>$</c> for the end of the path).
/// </summary>
public sealed record FaultPlan(ImmutableArray<FaultRule> Rules)
{
    public static FaultPlan None { get; } = new([]);

    /// <exception cref="FormatException">A rule cannot be read; the message names it.</exception>
    public static FaultPlan Parse(string text) =>
        new([.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(FaultRule.Parse)]);

    public override string ToString() => string.Join(',', Rules);
}
