using Workbench.Fuzzing.Trials;

namespace Workbench.Fuzzing.Targets;

/// <summary>Something that reads what others wrote.</summary>
internal abstract class Target
{
    public abstract string Name { get; }

    /// <summary>A mutated input. The same state of <paramref name="random"/> draws the same one.</summary>
    public abstract FuzzInput Draw(Random random);

    /// <summary>Reads it as the product does.</summary>
    public abstract Task ReadAsync(FuzzInput input, Observation observation);
}
