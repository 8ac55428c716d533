using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>Relations that a body states.</summary>
internal static class RecordLinks
{
    public static IEnumerable<RecordLink> Of(CanonicalRecord record, JsonElement body, VivantioIndex schema)
    {
        foreach (var field in record.Fields)
        {
            if (field.Value is FieldValue.References references)
            {
                foreach (var to in references.Keys)
                {
                    yield return new RecordLink(record.Key, RoleOf(field.Schema), to);
                }
            }
            else if (field.Schema.Role == FieldRole.Assignee && field.Value is FieldValue.Agent agent)
            {
                yield return new RecordLink(record.Key, LinkRole.Assignee, VivantioNames.Key(Kind.Agent, agent.Id));
            }
        }

        var more = record.Object switch
        {
            VivantioNames.Action => Message(record.Key, body, schema),
            VivantioNames.Article => ArticleShelf.Of(body, schema) is { } shelf ? [new RecordLink(record.Key, LinkRole.Parent, shelf)] : [],
            VivantioNames.Shelf => ArticleShelf.ParentOf(record.Key, body),
            _ => Array.Empty<RecordLink>(),
        };
        foreach (var link in more)
        {
            yield return link;
        }
    }

    private static string RoleOf(FieldSchema field) => field.Role switch
    {
        FieldRole.Organization => LinkRole.Organization,
        FieldRole.Requester => LinkRole.Requester,
        _ => LinkRole.Reference,
    };

    private static IEnumerable<RecordLink> Message(RecordKey message, JsonElement body, VivantioIndex schema)
    {
        yield return new RecordLink(message, LinkRole.Parent, VivantioNames.Key(Kind.Ticket, VivantioJson.Text(body, RecordBody.TicketId)));
        if (VivantioJson.Member(body, RecordBody.Row) is { } row && ActionFields.Agent(schema, row) is { } agent)
        {
            yield return new RecordLink(message, LinkRole.Author, VivantioNames.Key(Kind.Agent, agent.Id));
        }
        else if (VivantioJson.Text(body, RecordBody.AuthorCallerId) is { Length: > 0 } caller)
        {
            yield return new RecordLink(message, LinkRole.Author, VivantioNames.Key(Kind.Contact, caller));
        }
    }
}
