namespace Workbench.Emulators.Samples;

/// <summary>One later change of an account. Saving a record that exists replaces it.</summary>
public abstract record SampleEdit(DateTimeOffset At);

public sealed record ContactSaved(DateTimeOffset At, SampleContact Contact) : SampleEdit(At);

public sealed record TicketSaved(DateTimeOffset At, SampleTicket Ticket) : SampleEdit(At);

public sealed record MessageSaved(DateTimeOffset At, SampleMessage Message) : SampleEdit(At);

public sealed record MessageDeleted(DateTimeOffset At, string MessageId) : SampleEdit(At);

public sealed record TaskDeleted(DateTimeOffset At, string TaskId) : SampleEdit(At);
