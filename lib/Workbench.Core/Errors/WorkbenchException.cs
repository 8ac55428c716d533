using Workbench.Core.Records;

namespace Workbench.Core.Errors;

/// <summary>
/// The one parent of every error that stops a step. The message names the cause and what to do next. A record that fails is data
/// (a reject), not an exception.
/// </summary>
public abstract class WorkbenchException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True where the same call may succeed later without anybody changing anything.</summary>
    public virtual bool IsRetryable => false;
}

/// <summary>A plan, route, migration or operator file is missing, unreadable or contradicts itself.</summary>
public sealed class PlanException(string message, Exception? inner = null) : WorkbenchException(message, inner);

/// <summary>A vendor refused, could not be reached, or answered what its own documents exclude.</summary>
public sealed class ConnectorException(string message, Exception? inner = null) : WorkbenchException(message, inner)
{
    /// <summary>HTTP status, where an answer arrived.</summary>
    public int? Status { get; init; }

    /// <summary>The vendor's own code for the error.</summary>
    public string? Code { get; init; }

    /// <summary>The vendor's id of the request, for its support.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long the vendor asked to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public bool MayRetry { get; init; }

    public override bool IsRetryable => MayRetry;
}

/// <summary>A record's data cannot be mapped as the plan says and the plan says to stop.</summary>
public sealed class MappingException(string message, Exception? inner = null) : WorkbenchException(message, inner)
{
    public RecordKey? Key { get; init; }

    public string? Field { get; init; }
}

/// <summary>The ledger cannot be read or written, or its chain is broken. The run stops at once.</summary>
public sealed class LedgerException(string message, Exception? inner = null) : WorkbenchException(message, inner)
{
    /// <summary>True where another process has the right to write: it may be free later.</summary>
    public bool IsHeld { get; init; }

    /// <summary>True where the server, or the way to it, was away: it may be there later.</summary>
    public bool IsAway { get; init; }

    public override bool IsRetryable => IsHeld || IsAway;
}

/// <summary>A gate is closed: a sign-off is missing or no longer valid, counts do not add up, a manual step is not proven.</summary>
public sealed class GateException(string message) : WorkbenchException(message);
