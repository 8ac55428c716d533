using Workbench.Core.Connectors;

namespace Workbench.Connectors.ZohoDesk;

/// <summary>The order of the load: parents first, tickets open, and closed only when everything hangs on them.</summary>
internal static class Phases
{
    public const int Accounts = 1;
    public const int Contacts = 2;
    public const int Tickets = 3;
    public const int TicketComments = 4;
    public const int Tasks = 5;
    public const int Calls = 6;
    public const int OtherComments = 7;
    public const int Finish = 8;

    public static readonly IReadOnlyList<LoadPhase> All =
    [
        new(Accounts, "Accounts"),
        new(Contacts, "Contacts"),
        new(Tickets, "Tickets, open"),
        new(TicketComments, "Comments and files of tickets"),
        new(Tasks, "Tasks"),
        new(Calls, "Calls"),
        new(OtherComments, "Comments and files of tasks, contacts and accounts"),
        new(Finish, "Teams, tags and quiet closing"),
    ];
}
