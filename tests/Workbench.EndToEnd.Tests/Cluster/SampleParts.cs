using Workbench.Emulators.Samples;

namespace Workbench.EndToEnd.Tests.Cluster;

/// <summary>
/// Two halves of an account that refer to nothing in each other. What would belong to both, such as a ticket of one half's contact about the other
/// half's organization or a message to addresses in both, is in neither.
/// </summary>
internal sealed class SampleParts
{
    private const int Neither = -1;

    private readonly Dictionary<string, int> halves = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> byAddress;

    public SampleParts(SampleAccount whole)
    {
        byAddress = whole.Contacts().Where(contact => contact.Email?.Contains('@') == true)
            .ToLookup(contact => contact.Email!.Trim(), contact => $"contact/{contact.Id}", StringComparer.OrdinalIgnoreCase);
        foreach (var (organization, index) in whole.Organizations().Select((found, index) => (found, index)))
        {
            halves[$"organization/{organization.Id}"] = index % 2;
        }

        foreach (var (contact, index) in whole.Contacts().Select((found, index) => (found, index)))
        {
            halves[$"contact/{contact.Id}"] = halves.GetValueOrDefault($"organization/{contact.OrganizationId}", index % 2);
        }

        foreach (var sharers in byAddress)
        {
            // Who shares an address becomes one twin.
            sharers.ToList().ForEach(contact => halves[contact] = halves[sharers.First()]);
        }

        foreach (var contact in whole.Contacts())
        {
            Put("contact", contact.Id, $"contact/{contact.Id}", $"organization/{contact.OrganizationId}");
        }

        foreach (var ticket in whole.Tickets())
        {
            Put("ticket", ticket.Id, $"contact/{ticket.ContactId}", $"organization/{ticket.OrganizationId}");
        }

        foreach (var link in whole.TicketLinks().Where(link => Of("ticket", link.ChildId) != Of("ticket", link.ParentId)))
        {
            halves[$"ticket/{link.ChildId}"] = Neither;
        }

        foreach (var message in whole.Messages())
        {
            var author = message.AuthorKind == SampleAuthorKind.Contact ? $"contact/{message.AuthorId}" : "";
            Put("message", message.Id, [$"ticket/{message.TicketId}", $"contact/{message.ContactId}", $"organization/{message.OrganizationId}", author, .. Addressed(message)]);
        }

        foreach (var task in whole.Tasks())
        {
            Put("task", task.Id, $"ticket/{task.TicketId}", $"contact/{task.ContactId}", $"organization/{task.OrganizationId}");
        }

        foreach (var file in whole.Attachments())
        {
            Put("attachment", file.Id, $"{file.ParentKind.ToString().ToLowerInvariant()}/{file.ParentId}");
        }

        foreach (var record in whole.CustomRecords())
        {
            Put("custom", record.Id, $"contact/{record.ContactId}", $"organization/{record.OrganizationId}");
        }
    }

    /// <summary>The half, 0 or 1; else neither.</summary>
    public int Of(string kind, string id) => halves.GetValueOrDefault($"{kind}/{id}", Neither);

    private IEnumerable<string> Addressed(SampleMessage message) =>
        $"{message.To},{message.Cc},{message.Bcc}".Split(',', ';').SelectMany(address => byAddress[address.Trim()]);

    /// <summary>Into the half of everything that it refers to; what refers to nothing goes into the first.</summary>
    private void Put(string kind, string id, params string[] references)
    {
        var found = references.Where(halves.ContainsKey).Select(reference => halves[reference]).Distinct().ToList();
        halves[$"{kind}/{id}"] = found.Count switch { 0 => 0, 1 => found[0], _ => Neither };
    }
}
