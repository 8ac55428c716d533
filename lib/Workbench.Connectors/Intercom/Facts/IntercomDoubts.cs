using Workbench.Core.Connectors;

namespace Workbench.Connectors.Intercom.Facts;

/// <summary>How <see cref="Find.WriteFinder"/> tells whether a write was carried out; it looks nothing up that has no row here.</summary>
internal static class IntercomDoubts
{
    private const string Equal = "several equal ones stand there";

    public static IReadOnlyList<DoubtRule> Rules { get; } =
    [
        new("company.upsert", "exact read by company_id, which holds the source key"),
        new("contact.create", "exact read by external_id, which holds the source key, then search by it", Lags: true, EndsInDoubt: Equal),
        new("contact.attach-company", "the contact's list of companies"),
        new("contact.note", "the contact's notes, by their text, which holds the source key"),
        new("company.note", "the company's notes, by their text, which holds the source key"),
        new("custom.upsert", "exact read by external_id, which holds the source key"),
        new("custom.link", "nothing: the same list of references may be written again"),
        new("ticket.create", "search by the attribute Source ID", Lags: true, EndsInDoubt: $"{Equal}, or the ticket type has no attribute Source ID"),
        new("conversation.create", "search by contact, time and first words; another Source ID rules one out", Lags: true, EndsInDoubt: Equal),
        new("ticket.reply", "the ticket's parts, by author, text and time"),
        new("conversation.reply", "the conversation's parts, by author, text and time"),
        new("ticket.finish", "the ticket's state"),
        new("conversation.update", "the conversation's title and attributes"),
        new("conversation.state", "the conversation's state"),
        new("conversation.assign", "the conversation's assignee"),
        new("conversation.close", "the conversation's state"),
        new("tag", "the tags of the ticket or conversation"),
        new("collection.create", "the list of collections, by the source mark in the description", EndsInDoubt: $"{Equal}, or the payload carries no mark"),
        new("article.create", "the list of articles, by the source mark in the description or body", EndsInDoubt: $"{Equal}, or the payload carries no mark"),
        new("internal-article.create", "the list of internal articles, by the source mark in the body", EndsInDoubt: $"{Equal}, or the payload carries no mark"),
        new("article.translate", "the article's translations, by the source mark", EndsInDoubt: $"{Equal}, or the payload carries no mark"),
        new("article.links", "the article's text, in which no stand-in of a link may be left"),
        new("carrier.delete", "exact read of the ticket, which must be gone"),
    ];
}
