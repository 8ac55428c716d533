namespace Workbench.Emulators.Vivantio;

/// <summary>
/// The collections of the emulator's store. A document's id is the vendor's id and its body the vendor's record with every unset date as
/// null; properties whose name begins with '_' are never shown to a client.
/// </summary>
public static class VivantioCollections
{
    public const string Users = "users";
    public const string Clients = "clients";
    public const string Callers = "callers";
    public const string Locations = "locations";
    public const string Assets = "assets";
    public const string Tickets = "tickets";

    /// <summary>Lookup <c>ticket</c>: the ticket's id.</summary>
    public const string Actions = "actions";

    /// <summary>Ids <c>child&gt;parent</c>; lookups <c>child</c> and <c>parent</c>.</summary>
    public const string TicketLinks = "ticket-links";

    /// <summary>Instances of custom forms; lookup <c>parent</c>, for example <c>Ticket/10017</c>.</summary>
    public const string Forms = "forms";

    /// <summary>Lookups <c>parent</c>, as with forms, and <c>action</c>.</summary>
    public const string Attachments = "attachments";

    /// <summary>Their <c>Text</c> still holds the sample's addresses of images and articles.</summary>
    public const string Articles = "articles";
}
