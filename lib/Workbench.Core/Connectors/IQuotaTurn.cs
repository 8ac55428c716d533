namespace Workbench.Core.Connectors;

/// <summary>
/// The right to send with one credential where several processes share it: one at a time has it, for a time. It asks for itself while calls wait,
/// and gives itself up once others want it and nothing is under way.
/// </summary>
public interface IQuotaTurn
{
    /// <summary>The turn came, is about to end, or ended.</summary>
    event Action? Changed;

    /// <summary>Counts the turns of this process between which somebody else may have had one: what others used meanwhile is not known.</summary>
    long Number { get; }

    /// <summary>True while nobody else can have it; by this machine's clock, so that a process that stood still learns of it without asking.</summary>
    bool IsOurs { get; }

    /// <summary>True where a call may be begun: it is ours, and does not end.</summary>
    bool MayBegin { get; }

    /// <summary>Takes in how much is under way and how much waits. Returns at once.</summary>
    void Report(int inFlight, int waiting);
}

/// <summary>Gives out the turns of a database that several processes share.</summary>
public interface IQuotaTurns
{
    /// <param name="name">The same for the same credential in every process, and no secret.</param>
    IQuotaTurn Of(string name);
}
