using System.Text.Json;
using Workbench.Notebooks.Displays;

namespace Workbench.Notebooks.Work;

/// <summary>What a work says about itself, for whoever attaches to it. Where records stand is in the ledger alone.</summary>
/// <param name="Id">When it was asked for and which step it is; also the name of its files.</param>
/// <param name="ProcessId">For people; whether the process lives is told by its lock, because ids are used again.</param>
/// <param name="StartedBy">The account of the operating system.</param>
/// <param name="SeenAt">When the process last wrote this.</param>
/// <param name="Progress">The newest line of each label, in order of appearance.</param>
/// <param name="Error">Name of the error's type, where it failed.</param>
/// <param name="Message">Why it failed or stopped, free of secrets.</param>
/// <param name="Result">What the step returned, where it is done.</param>
public sealed record WorkState(
    string Id,
    string Step,
    int ProcessId,
    string Machine,
    string StartedBy,
    DateTimeOffset StartedAt,
    DateTimeOffset SeenAt,
    WorkOutcome Outcome,
    IReadOnlyList<ProgressLine> Progress,
    string? Error = null,
    string? Message = null,
    JsonElement? Result = null)
{
    /// <summary>True where the process has said that it ended, and how.</summary>
    public bool HasEnded => Outcome != WorkOutcome.Running;

    internal string Who => $"process {ProcessId} on {Machine}, started by {StartedBy} at {StartedAt:u}";
}

/// <summary>How a work ended, by its own account.</summary>
public enum WorkOutcome
{
    /// <summary>It has not said that it ended. Whether it lives is told by its lock.</summary>
    Running,
    Done,
    Failed,

    /// <summary>Somebody asked it to stop; what was in flight was finished first.</summary>
    Stopped,
}
