namespace Workbench.Connectors.Http;

/// <summary>The highest pace that a vendor has borne for long enough to be no accident.</summary>
/// <param name="kept">How long a pace must have been allowed without a refusal.</param>
/// <param name="used">Part of it that must have been used: a pace that nobody asked for is not proven.</param>
internal sealed class PaceProof(TimeSpan kept, double used)
{
    private DateTimeOffset? since;
    private double least;
    private int answers;

    /// <summary>Requests per second; zero where nothing is proven.</summary>
    public double Pace { get; private set; }

    /// <summary>An answer that was no refusal.</summary>
    /// <param name="pace">Requests per second that were allowed.</param>
    /// <returns>True where something was proven by it.</returns>
    public bool Accepted(double pace, DateTimeOffset now)
    {
        if (since is not { } began)
        {
            (since, least, answers) = (now, pace, 0);
            return false;
        }

        (least, answers) = (Math.Min(least, pace), answers + 1);
        if (now - began < kept)
        {
            return false;
        }

        var isProven = answers >= least * used * (now - began).TotalSeconds;
        Pace = isProven ? Math.Max(Pace, least) : Pace;
        since = null;
        return isProven;
    }

    /// <summary>A refusal: what comes after it is counted anew.</summary>
    public void Interrupt() => since = null;

    /// <summary>What was proven does not hold any more.</summary>
    public void Forget() => Pace = 0;
}
