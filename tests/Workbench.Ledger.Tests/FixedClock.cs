namespace Workbench.Ledger.Tests;

/// <summary>A clock that stands still.</summary>
internal sealed class FixedClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Start;
}
