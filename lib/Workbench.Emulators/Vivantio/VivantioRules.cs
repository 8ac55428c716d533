using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>The vendor's codes for a ticket's <c>StatusType</c> (apiexamples, Enums.cs).</summary>
public enum VivantioStatusType { Open = 1, OnHold = 2, Closed = 4, Pending = 5, Deleted = 99 }

/// <summary>
/// What a Vivantio account says and a sample does not, derived from the sample's record alone, so that a checker can derive it too.
/// </summary>
public static class VivantioRules
{
    /// <summary>The type of a ticket follows from the number in its sample id and never changes.</summary>
    public static VivantioTicketType TypeOf(string sampleTicketId)
    {
        var number = VivantioIds.Number(sampleTicketId);
        return number % 40 == 7 ? VivantioTicketType.LegacyCall : (number % 10) switch
        {
            < 5 => VivantioTicketType.Incident,
            < 8 => VivantioTicketType.Request,
            8 => VivantioTicketType.Problem,
            _ => VivantioTicketType.Change,
        };
    }

    /// <summary><c>CallOrigin</c>: 1 telephone, 2 e-mail, 3 self-service, 4 chat, 0 any other word.</summary>
    public static int CallOrigin(string channel) => channel.ToLowerInvariant() switch
    {
        "phone" => 1,
        "email" => 2,
        "web" or "portal" => 3,
        "chat" => 4,
        _ => 0,
    };

    /// <summary>Notes are private actions, everything else is public.</summary>
    public static bool IsPrivate(SampleMessage message) => message.Kind == SampleMessageKind.Note;

    /// <summary>A ticket that is resolved but not closed is still open for Vivantio.</summary>
    public static VivantioStatusType StatusTypeOf(string status) => status.ToLowerInvariant() switch
    {
        "closed" => VivantioStatusType.Closed,
        "pending" or "waiting" or "on hold" => VivantioStatusType.OnHold,
        _ => VivantioStatusType.Open,
    };

    /// <summary>Every resolved ticket, and four closed ones of five: the fifth was closed without having been resolved.</summary>
    public static bool IsResolved(SampleTicket ticket) => ticket.Status.ToLowerInvariant() switch
    {
        "resolved" => true,
        "closed" => VivantioIds.Number(ticket.Id) % 5 != 0,
        _ => false,
    };

    /// <summary>An action's <c>Description</c>.</summary>
    public static string Describe(SampleMessage message) => (message.Kind, message.Direction) switch
    {
        (SampleMessageKind.Note, _) => "Note added",
        (SampleMessageKind.Call, SampleDirection.Inbound) => "Call received",
        (SampleMessageKind.Call, _) => "Call made",
        (SampleMessageKind.Sms, SampleDirection.Inbound) => "Text message received",
        (SampleMessageKind.Sms, _) => "Text message sent",
        (_, SampleDirection.Inbound) => "Email received",
        _ => "Email sent",
    };

    /// <summary>Whole minutes of a call, rounded up; 0 for anything else.</summary>
    public static int EffortMinutes(SampleMessage message) => (int)Math.Ceiling(message.CallDuration?.TotalMinutes ?? 0);

    /// <summary>Whether the ticket's thread also holds an action that only says that the status changed.</summary>
    public static bool HasStatusAction(SampleTicket ticket) =>
        VivantioIds.Number(ticket.Id) % 2 == 0
        && (StatusTypeOf(ticket.Status) != VivantioStatusType.Open || IsResolved(ticket));
}
