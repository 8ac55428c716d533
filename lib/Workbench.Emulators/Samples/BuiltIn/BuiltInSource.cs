namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>What every part of the built-in account is made from.</summary>
/// <param name="Awkwardness">0 for none; above 0 the named awkward records exist and any other record is odd with this probability.</param>
internal sealed record BuiltInSource(int Seed, SampleSize Size, double Awkwardness, SampleContent Content)
{
    public static readonly DateTimeOffset StartsAt = new(2024, 2, 1, 8, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset EndsAt = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan LastMargin = TimeSpan.FromDays(3);

    public bool HasAwkwardRecords => Awkwardness > 0;

    public SampleDice Dice(string stream, long index) => new(Seed, stream, index);

    /// <summary>A time for record <paramref name="index"/> of <paramref name="count"/>: later for a higher index, denser at the end.</summary>
    public static DateTimeOffset TimeOf(SampleDice dice, int index, int count)
    {
        var span = EndsAt - LastMargin - StartsAt;
        var seconds = (long)(Math.Pow((index + dice.Fraction()) / count, 0.8) * span.TotalSeconds);
        return StartsAt.AddSeconds(seconds);
    }
}
