namespace Workbench.Connectors.Infoset.Shapes;

/// <summary>Machine names of the account's objects, in the order in which they are shown.</summary>
internal static class ObjectNames
{
    public const string Agents = "agents";
    public const string Companies = "companies";
    public const string Contacts = "contacts";
    public const string Chats = "chats";
    public const string Tickets = "tickets";
    public const string ChatMessages = "chat-messages";
    public const string Logs = "ticket-logs";
    public const string Deals = "deals";
    public const string Calls = "calls";
    public const string Collections = "article-collections";
    public const string Articles = "articles";
    public const string Files = "files";
}
