namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>
/// Dice that fall the same way for the same seed, stream and index, so that any record can be made alone. SplitMix64: its output
/// must not change with the runtime, as that of <see cref="Random"/> may.
/// </summary>
internal sealed class SampleDice
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong state;

    public SampleDice(int seed, string stream, long index)
    {
        state = (ulong)seed * Step ^ (ulong)index;
        foreach (var letter in stream)
            state = Mix(state + letter);
    }

    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>At least 0, less than 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Fraction() < probability;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    private ulong Next() => Mix(state += Step);
}
