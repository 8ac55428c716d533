using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Workbench.Connectors.Intercom.Find;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Read;

/// <summary>Streams what could be recognised as a twin: by our key, by e-mail, by company name.</summary>
internal sealed partial class ExistingScan(IntercomApi api, Workspace workspace)
{
    public async IAsyncEnumerable<ExistingTwin> ReadAsync(Plan plan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var shared = await SharedEmailsAsync(cancellation).ConfigureAwait(false);
        await foreach (var contact in api.ListAsync(new("contacts"), "data", cancellation).ConfigureAwait(false))
        {
            var email = (contact.Text("email") ?? "").ToLowerInvariant();
            var isUnique = email.Length > 0 && contact.Text("role") == "user" && !shared.Contains(StringComparer.Ordinal.GetHashCode(email));
            yield return Existing(IntercomNames.Contact, contact, contact.Text("external_id"), isUnique ? $"email:{email}" : null);
        }

        await foreach (var company in new CompanyScroll(api).ReadAsync(cancellation).ConfigureAwait(false))
        {
            var name = (company.Text("name") ?? "").Trim().ToLowerInvariant();
            var key = company.Text("custom_attributes", IntercomNames.CompanySourceId) ?? company.Text("company_id");
            yield return Existing(IntercomNames.Company, company, key, name.Length > 0 ? $"company:{name}" : null);
        }

        await foreach (var ticket in TicketsAsync(plan, cancellation).ConfigureAwait(false))
        {
            yield return ticket;
        }

        await foreach (var conversation in ConversationsAsync(plan, cancellation).ConfigureAwait(false))
        {
            yield return conversation;
        }

        await foreach (var existing in new HelpCenterLists(api).ExistingAsync(cancellation).ConfigureAwait(false))
        {
            yield return existing;
        }
    }

    private async IAsyncEnumerable<ExistingTwin> TicketsAsync(Plan plan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var schema = await workspace.SchemaAsync(cancellation).ConfigureAwait(false);
        foreach (var (choice, twin) in new[] { (IntercomNames.TicketTypeChoice, IntercomNames.Ticket), (IntercomNames.TaskTicketTypeChoice, IntercomNames.TaskTicket) })
        {
            var type = schema.Objects.FirstOrDefault(found => found.Name.StartsWith(IntercomNames.TicketTypePrefix, StringComparison.Ordinal)
                && found.Label == plan.Choices.GetValueOrDefault(choice));
            if (type?.Field(IntercomNames.SourceIdAttribute) is null)
            {
                continue;
            }

            var query = SearchFinder.Filter("ticket_type_id", "=", type.Name[IntercomNames.TicketTypePrefix.Length..]);
            await foreach (var ticket in api.SearchAsync("tickets.search", "tickets", query, cancellation).ConfigureAwait(false))
            {
                yield return Chaptered(twin, ticket, ticket.Text("ticket_attributes", IntercomNames.SourceIdAttribute));
            }
        }
    }

    private async IAsyncEnumerable<ExistingTwin> ConversationsAsync(Plan plan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var tags = await api.ReadAsync(new("tags"), cancellation).ConfigureAwait(false);
        var tag = tags.At("data").Rows().FirstOrDefault(found =>
            string.Equals(found.Text("name"), IntercomNames.RunTag(plan.Route), StringComparison.OrdinalIgnoreCase));
        if (tag.Text("id") is not { } id)
        {
            yield break;
        }

        var query = SearchFinder.Filter("tag_ids", "=", id);
        await foreach (var conversation in api.SearchAsync("conversations.search", "conversations", query, cancellation).ConfigureAwait(false))
        {
            var key = conversation.Text("custom_attributes", IntercomNames.SourceIdAttribute) is { Length: > 0 } source ? source
                : KeyInTitle().Match(conversation.Text("title") ?? "") is { Success: true } match ? match.Groups[1].Value : null;
            yield return Chaptered(IntercomNames.Conversation, conversation, key);
        }
    }

    // Hashes of e-mails that more than one user has: small enough to hold, and a clash only costs one adoption.
    private async Task<HashSet<int>> SharedEmailsAsync(CancellationToken cancellation)
    {
        var (seen, shared) = (new HashSet<int>(), new HashSet<int>());
        await foreach (var contact in api.ListAsync(new("contacts"), "data", cancellation).ConfigureAwait(false))
        {
            var email = (contact.Text("email") ?? "").ToLowerInvariant();
            var hash = StringComparer.Ordinal.GetHashCode(email);
            if (email.Length > 0 && !seen.Add(hash))
            {
                shared.Add(hash);
            }
        }

        return shared;
    }

    // "key#2" is the continuation of a long thread, "key#files" the carrier of a contact's files.
    private static ExistingTwin Chaptered(string twin, JsonElement row, string? source)
    {
        var mark = source?.LastIndexOf('#') ?? -1;
        if (mark < 0)
        {
            return Existing(twin, row, source, null);
        }

        var type = source![(mark + 1)..] switch
        {
            "files" => IntercomNames.CarrierTicket,
            var chapter when int.TryParse(chapter, out _) => $"{twin}-{chapter}",
            _ => null,
        };
        return type is null ? Existing(twin, row, source, null) : Existing(type, row, source[..mark], null);
    }

    private static ExistingTwin Existing(string type, JsonElement row, string? source, string? natural) => new(
        new TwinRef(type, row.Text("id") ?? ""), RecordKey.TryParse(source, out var key) ? key : null, natural);

    [GeneratedRegex(@"\(([a-z0-9-]+/[a-z-]+/[^()]+)\)$")]
    private static partial Regex KeyInTitle();
}
