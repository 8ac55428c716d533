namespace Workbench.Core.Connectors;

/// <summary>
/// When a call was made, as far as that is known: not before its intent became durable, and not after its answer or the death of its process.
/// What it left behind may be as old as the one, and a search may lag from the other on.
/// </summary>
/// <param name="Earliest">The destination cannot have created anything for it before.</param>
/// <param name="Latest">A search that lags must be given its time from here on.</param>
public readonly record struct SendTime(DateTimeOffset Earliest, DateTimeOffset Latest)
{
    /// <summary>A call whose time is known exactly.</summary>
    public static implicit operator SendTime(DateTimeOffset at) => new(at, at);
}
