using System.Collections.ObjectModel;
using Workbench.Core.Records;

namespace Workbench.Core.Writing;

/// <summary>What came of sending one write. The list is closed.</summary>
public abstract record WriteAnswer
{
    private WriteAnswer()
    {
    }

    /// <summary>The vendor confirmed it.</summary>
    /// <param name="Twin">The twin created or changed; null for a change without a twin of its own.</param>
    /// <param name="Answer">The vendor's answer, shortened to what identifies it (at most 2,000 characters), without secrets.</param>
    public sealed record Done(TwinRef? Twin, string? RequestId, string Answer) : WriteAnswer
    {
        /// <summary>Twins of the passengers that arrived with it, see <see cref="Write.Carries"/>.</summary>
        public IReadOnlyDictionary<RecordKey, TwinRef> Carried { get; init; } = ReadOnlyDictionary<RecordKey, TwinRef>.Empty;
    }

    /// <summary>Nothing was created: a twin with the same natural key stands there already.</summary>
    public sealed record Exists(TwinRef Twin, string? RequestId) : WriteAnswer;

    /// <summary>The vendor refused this record for good.</summary>
    public sealed record Refused(string Code, string Message, int Status, string? RequestId) : WriteAnswer;

    /// <summary>Certainly not carried out (throttled, not connected); the same write may be sent again after the wait.</summary>
    public sealed record NotSent(string Cause, TimeSpan? RetryAfter) : WriteAnswer;

    /// <summary>Sent, and nobody knows whether it was carried out (time-out, cut connection, 5xx). Must be looked up before anything else.</summary>
    public sealed record Unknown(string Cause, string? RequestId) : WriteAnswer;
}

/// <summary>What the destination says about a write whose outcome is unknown. The list is closed.</summary>
public abstract record Lookup
{
    private Lookup()
    {
    }

    /// <summary>It was carried out; for an update, the destination already holds the values.</summary>
    public sealed record Found(TwinRef? Twin) : Lookup;

    /// <summary>It was certainly not carried out.</summary>
    public sealed record Absent : Lookup
    {
        public static readonly Absent Value = new();
    }

    /// <summary>The vendor cannot say yet (lagging search); ask again after the wait.</summary>
    public sealed record NotYet(TimeSpan After) : Lookup;

    /// <summary>The vendor can never say (several equal candidates); a person must decide.</summary>
    public sealed record Ambiguous(string Why) : Lookup
    {
        /// <summary>The equal candidates, as far as they were looked at.</summary>
        public IReadOnlyList<TwinRef> Candidates { get; init; } = [];
    }
}
