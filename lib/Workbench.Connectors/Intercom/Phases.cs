using Workbench.Core.Connectors;

namespace Workbench.Connectors.Intercom;

/// <summary>The order of the load: parents first, states last, because every reply changes them.</summary>
internal static class Phases
{
    public const int Companies = 1;
    public const int Contacts = 2;
    public const int CompanyLinks = 3;
    public const int CustomRecords = 4;
    public const int Tickets = 5;
    public const int Conversations = 6;
    public const int Messages = 7;
    public const int Notes = 8;
    public const int CustomLinks = 9;
    public const int Finish = 10;
    public const int Collections = 20;
    public const int ArticleImages = 21;
    public const int Articles = 22;
    public const int ArticleLinks = 23;
    public const int ArticleFinish = 24;

    public static readonly IReadOnlyList<LoadPhase> All =
    [
        new(Companies, "Companies"),
        new(Contacts, "Contacts"),
        new(CompanyLinks, "Contacts to companies"),
        new(CustomRecords, "Custom object instances"),
        new(Tickets, "Tickets and tasks"),
        new(Conversations, "Conversations"),
        new(Messages, "Messages and files"),
        new(Notes, "Notes on contacts and companies"),
        new(CustomLinks, "Custom objects to contacts"),
        new(Finish, "States and tags"),

        // Last: nothing else refers to the help center, and an article in doubt must hold up no ticket. Images stand directly in front of
        // the articles, which read them.
        new(Collections, "Collections of the help center"),
        new(ArticleImages, "Images of articles"),
        new(Articles, "Articles and their translations"),
        new(ArticleLinks, "Links between articles"),
        new(ArticleFinish, "Carriers of images away"),
    ];
}
