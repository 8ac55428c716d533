namespace Workbench.Fuzzing.Trials;

/// <summary>What is seen of one trial while it runs.</summary>
internal sealed class Observation : IDisposable
{
    private readonly CancellationTokenSource stop = new();

    public CancellationToken Token => stop.Token;

    /// <summary>Why it was stopped; null where it was not.</summary>
    public string? GivenUp { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>True once the mutated input was really read.</summary>
    public bool IsMutationRead { get; private set; }

    public void Served(int bytes, bool isMutated)
    {
        Bytes += bytes;
        IsMutationRead |= isMutated;
    }

    public void GiveUp(string why)
    {
        GivenUp = why;
        stop.Cancel();
    }

    public void Dispose() => stop.Dispose();
}
