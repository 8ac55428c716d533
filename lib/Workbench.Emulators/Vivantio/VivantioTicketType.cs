namespace Workbench.Emulators.Vivantio;

/// <summary>A ticket type of the account. Its id is the record type of its tickets.</summary>
/// <param name="Prefix">First letters of a ticket's display id.</param>
public sealed record VivantioTicketType(int Id, string NameSingular, string NamePlural, string Prefix, bool Enabled)
{
    public static VivantioTicketType Incident { get; } = new(11, "Incident", "Incidents", "INC", true);

    public static VivantioTicketType Problem { get; } = new(12, "Problem", "Problems", "PRB", true);

    public static VivantioTicketType Request { get; } = new(13, "Request", "Requests", "REQ", true);

    public static VivantioTicketType Change { get; } = new(54, "Change", "Changes", "CHG", true);

    /// <summary>Switched off, but its tickets are still there.</summary>
    public static VivantioTicketType LegacyCall { get; } = new(61, "Legacy Call", "Legacy Calls", "LEG", false);

    public static IReadOnlyList<VivantioTicketType> All { get; } = [Incident, Problem, Request, Change, LegacyCall];

    internal static VivantioTicketType? Find(long id) => All.FirstOrDefault(type => type.Id == id);
}
