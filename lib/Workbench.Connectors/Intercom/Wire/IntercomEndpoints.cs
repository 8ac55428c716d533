using System.Collections.Frozen;
using Workbench.Connectors.Http;

namespace Workbench.Connectors.Intercom.Wire;

/// <summary>Every call the connector makes. Paths are those of Intercom's OpenAPI description 2.16 (2026-08-21).</summary>
public static class IntercomEndpoints
{
    private const string Spec = "Intercom-OpenAPI 2.16, 2026-08-21";

    private static readonly FrozenDictionary<string, Endpoint> Rows = new Endpoint[]
    {
        Safe("me", "/me"),
        Safe("admins", "/admins"),
        Safe("teams", "/teams"),
        Safe("ticket-types", "/ticket_types"),
        Safe("ticket-states", "/ticket_states"),
        Safe("data-attributes", "/data_attributes"),
        Safe("tags", "/tags"),
        Safe("contacts", "/contacts"),
        Safe("contact", "/contacts/{contact_id}"),
        Safe("contact.by-external-id", "/contacts/find_by_external_id/{external_id}"),
        Safe("contact.companies", "/contacts/{contact_id}/companies"),
        Safe("contact.notes", "/contacts/{contact_id}/notes"),
        Safe("companies", "/companies"),
        Safe("companies.scroll", "/companies/scroll"),
        Safe("company", "/companies/{company_id}"),
        Safe("company.contacts", "/companies/{company_id}/contacts"),
        Safe("company.notes", "/companies/{company_id}/notes"),
        Safe("ticket", "/tickets/{ticket_id}"),
        Safe("conversation", "/conversations/{conversation_id}"),
        Safe("conversations", "/conversations"),
        Safe("conversation-attributes", "/conversations/attributes"),
        Safe("custom", "/custom_object_instances/{custom_object_type_identifier}"),
        Safe("custom.instance", "/custom_object_instances/{custom_object_type_identifier}/{custom_object_instance_id}"),
        Search("tickets.search", "/tickets/search"),
        Search("conversations.search", "/conversations/search"),
        Search("contacts.search", "/contacts/search"),
        Post("company.upsert", "/companies"),
        Put("company.update", "/companies/{company_id}"),
        Delete("company.delete", "/companies/{company_id}"),
        Post("company.note", "/companies/{company_id}/notes"),
        Post("contact.create", "/contacts"),
        Put("contact.update", "/contacts/{contact_id}"),
        Delete("contact.delete", "/contacts/{contact_id}"),
        Post("contact.attach-company", "/contacts/{contact_id}/companies"),
        Delete("contact.detach-company", "/contacts/{contact_id}/companies/{company_id}"),
        Post("contact.note", "/contacts/{contact_id}/notes"),
        Post("ticket.create", "/tickets"),
        Put("ticket.update", "/tickets/{ticket_id}"),
        Put("ticket.finish", "/tickets/{ticket_id}"),
        Post("ticket.reply", "/tickets/{ticket_id}/reply"),
        Post("ticket.tag", "/tickets/{ticket_id}/tags"),
        Delete("ticket.delete", "/tickets/{ticket_id}"),
        Delete("carrier.delete", "/tickets/{ticket_id}"),
        Post("conversation.create", "/conversations"),
        Put("conversation.update", "/conversations/{conversation_id}"),
        Post("conversation.reply", "/conversations/{conversation_id}/reply"),
        Post("conversation.close", "/conversations/{conversation_id}/parts"),
        Post("conversation.state", "/conversations/{conversation_id}/parts"),
        Post("conversation.assign", "/conversations/{conversation_id}/parts"),
        Post("conversation.tag", "/conversations/{conversation_id}/tags"),
        Delete("conversation.delete", "/conversations/{conversation_id}"),
        Post("custom.upsert", "/custom_object_instances/{custom_object_type_identifier}"),
        Delete("custom.delete", "/custom_object_instances/{custom_object_type_identifier}/{custom_object_instance_id}"),
        Put("custom.link", "/contacts/{contact_id}"),
        Safe("collections", "/help_center/collections"),
        Safe("collection", "/help_center/collections/{collection_id}"),
        Post("collection.create", "/help_center/collections"),
        Put("collection.update", "/help_center/collections/{collection_id}"),
        Delete("collection.delete", "/help_center/collections/{collection_id}"),
        Safe("articles", "/articles"),
        Safe("article", "/articles/{article_id}"),
        Post("article.create", "/articles"),
        Put("article.update", "/articles/{article_id}"),
        Put("article.translate", "/articles/{article_id}"),
        Put("article.links", "/articles/{article_id}"),
        Delete("article.delete", "/articles/{article_id}"),
        Safe("internal-articles", "/internal_articles"),
        Safe("internal-article", "/internal_articles/{internal_article_id}"),
        Post("internal-article.create", "/internal_articles"),
        Put("internal-article.update", "/internal_articles/{internal_article_id}"),
        Delete("internal-article.delete", "/internal_articles/{internal_article_id}"),
        Post("tag.create", "/tags"),
        Delete("tag.delete", "/tags/{tag_id}"),
        Post("data-attribute.create", "/data_attributes"),
        Put("data-attribute.update", "/data_attributes/{data_attribute_id}"),
        Post("conversation-attribute.create", "/conversations/attributes"),
        Delete("conversation-attribute.archive", "/conversations/attributes/{attribute_id}"),
        Post("ticket-type.create", "/ticket_types"),
        Put("ticket-type.update", "/ticket_types/{ticket_type_id}"),
        Post("ticket-attribute.create", "/ticket_types/{ticket_type_id}/attributes"),
        Put("ticket-attribute.update", "/ticket_types/{ticket_type_id}/attributes/{attribute_id}"),
    }.ToFrozenDictionary(row => row.Name, StringComparer.Ordinal);

    /// <summary>All rows.</summary>
    public static IReadOnlyCollection<Endpoint> All => Rows.Values;

    /// <summary>The row of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static Endpoint Of(string name) => Rows[name];

    private static Endpoint Safe(string name, string path) => new(name, HttpMethod.Get, path, Safety.Safe, Spec);

    // A search reads, although its verb is POST.
    private static Endpoint Search(string name, string path) => new(name, HttpMethod.Post, path, Safety.Safe, Spec);

    private static Endpoint Post(string name, string path) => new(name, HttpMethod.Post, path, Safety.Write, Spec);

    private static Endpoint Put(string name, string path) => new(name, HttpMethod.Put, path, Safety.Write, Spec);

    private static Endpoint Delete(string name, string path) => new(name, HttpMethod.Delete, path, Safety.Write, Spec);
}
