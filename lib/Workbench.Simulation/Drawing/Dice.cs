namespace Workbench.Simulation.Drawing;

/// <summary>Dice that fall the same way for the same seed on every machine and runtime (SplitMix64).</summary>
internal sealed class Dice(long seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong state = Mix((ulong)seed + Step);

    /// <summary>At least 0, less than <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Chance(double probability) => (Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    private ulong Next() => Mix(state += Step);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
