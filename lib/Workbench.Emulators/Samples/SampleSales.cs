namespace Workbench.Emulators.Samples;

/// <summary>A possible sale.</summary>
/// <param name="Pipeline">Name of the pipeline.</param>
/// <param name="Stage">Name of the stage in it.</param>
/// <param name="Value">Expected amount; null where nobody entered one.</param>
public sealed record SampleDeal(
    string Id,
    string Name,
    string Pipeline,
    string Stage,
    decimal? Value,
    string? Currency,
    string? ContactId,
    string? OrganizationId,
    string? OwnerId,
    DateOnly? ClosesOn,
    string Notes,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);

/// <summary>A telephone call of the contact centre, outside of any ticket's messages.</summary>
/// <param name="IvrPath">Keys that the caller pressed, in order.</param>
/// <param name="Disposition">For example <c>answered</c> or <c>missed</c>.</param>
/// <param name="RecordingBytes">Size of the recording; null where there is none. Bytes come from <see cref="SampleAccount.OpenRecording"/>.</param>
public sealed record SampleCall(
    string Id,
    SampleDirection Direction,
    string? TicketId,
    string? ContactId,
    string? AgentId,
    string Queue,
    IReadOnlyList<string> IvrPath,
    TimeSpan Duration,
    string Disposition,
    DateTimeOffset StartedAt,
    long? RecordingBytes);

/// <summary>One ticket is part of another. A ticket may have several parents, and links may form a cycle.</summary>
public sealed record SampleTicketLink(string ChildId, string ParentId);
