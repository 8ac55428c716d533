namespace Workbench.Emulators.Samples;

/// <summary>One later change of an account. Saving a record that exists replaces it.</summary>
public abstract record SampleEdit(DateTimeOffset At);

public sealed record ContactSaved(DateTimeOffset At, SampleContact Contact) : SampleEdit(At);

public sealed record TicketSaved(DateTimeOffset At, SampleTicket Ticket) : SampleEdit(At);

public sealed record MessageSaved(DateTimeOffset At, SampleMessage Message) : SampleEdit(At);

public sealed record MessageDeleted(DateTimeOffset At, string MessageId) : SampleEdit(At);

public sealed record TaskDeleted(DateTimeOffset At, string TaskId) : SampleEdit(At);

/// <summary>
/// Two contacts became one. Everything that hung on the loser hangs on the winner; what the loser wrote stays under the loser's name.
/// </summary>
/// <param name="Tickets">The loser's tickets as they are afterwards.</param>
/// <param name="Messages">Messages that hung on the loser, as they are afterwards.</param>
/// <param name="Files">The loser's own files, as they are afterwards.</param>
public sealed record ContactMerged(
    DateTimeOffset At,
    SampleContact Loser,
    string WinnerId,
    IReadOnlyList<SampleTicket> Tickets,
    IReadOnlyList<SampleMessage> Messages,
    IReadOnlyList<SampleAttachment> Files) : SampleEdit(At);

/// <summary>A ticket was closed because another one goes on with its case.</summary>
/// <param name="Ticket">The closed one.</param>
/// <param name="IntoId">The one that goes on.</param>
public sealed record TicketMerged(DateTimeOffset At, SampleTicket Ticket, string IntoId) : SampleEdit(At);
