namespace Workbench.Core.Connectors;

/// <summary>What a connector may use of a vendor's quota, in the form that planning needs. The customer's share is taken off already.</summary>
/// <param name="AtOnce">Calls in flight at most.</param>
/// <param name="Limits">All of them hold at the same time; none where the vendor states none and the connector keeps none of its own.</param>
public sealed record QuotaTerms(int AtOnce, IReadOnlyList<QuotaLimit> Limits)
{
    /// <summary>No limit but the time that calls take.</summary>
    public static QuotaTerms None { get; } = new(int.MaxValue, []);
}

/// <summary>One limit.</summary>
/// <param name="Name">What people read, for example "requests per 10 s".</param>
/// <param name="Amount">Calls, or credits, that are granted in <paramref name="Per"/>.</param>
/// <param name="Shape">How they are granted.</param>
/// <param name="InCredits">True where credits are counted instead of calls.</param>
public sealed record QuotaLimit(string Name, double Amount, TimeSpan Per, LimitShape Shape, bool InCredits = false)
{
    /// <summary>Calls after a refusal until an even pace, which it halves, is the whole one again. Default 0: a refusal changes no pace.</summary>
    public int RecoveringCalls { get; init; }

    /// <summary>Part of an even pace with which a process begins. Default 1: the whole one.</summary>
    public double FirstShare { get; init; } = 1;

    /// <summary>Calls of a process until its pace is the whole one; each adds an equal part. Default 0.</summary>
    public int StartingCalls { get; init; }
}

/// <summary>How a limit grants what it grants.</summary>
public enum LimitShape
{
    /// <summary>One call after the other at an even pace.</summary>
    Pace,

    /// <summary>A bucket that holds the amount and empties evenly: so much at once, and then at the pace at which it empties.</summary>
    Bucket,

    /// <summary>Windows that follow each other, each with the whole amount.</summary>
    Window,

    /// <summary>Nobody states when a window ends: who has used up the amount waits for a whole one.</summary>
    Pause,
}
