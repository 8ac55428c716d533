using Workbench.Emulators.Samples;

namespace Workbench.EndToEnd.Tests.Cluster;

/// <summary>Two halves of an account: what refers to each other, also by an address in a message, stays together.</summary>
internal sealed class SampleParts
{
    private readonly Dictionary<string, string> above = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> halves;

    public SampleParts(SampleAccount whole)
    {
        var byAddress = whole.Contacts().Where(contact => contact.Email?.Contains('@') == true).ToLookup(contact => contact.Email!.Trim(), StringComparer.OrdinalIgnoreCase);
        foreach (var contact in whole.Contacts())
        {
            Join("contact", contact.Id, ("organization", contact.OrganizationId));
            Join("contact", contact.Id, [.. Addressed(contact.Email ?? "")]);
        }

        foreach (var ticket in whole.Tickets())
        {
            Join("ticket", ticket.Id, ("contact", ticket.ContactId), ("organization", ticket.OrganizationId));
        }

        foreach (var link in whole.TicketLinks())
        {
            Join("ticket", link.ChildId, ("ticket", link.ParentId));
        }

        foreach (var message in whole.Messages())
        {
            Join("message", message.Id, ("ticket", message.TicketId), ("contact", message.ContactId), ("organization", message.OrganizationId));
            Join("message", message.Id, ("contact", message.AuthorKind == SampleAuthorKind.Contact ? message.AuthorId : null));
            Join("message", message.Id, [.. Addressed($"{message.To},{message.Cc},{message.Bcc}")]);
        }

        foreach (var task in whole.Tasks())
        {
            Join("task", task.Id, ("ticket", task.TicketId), ("contact", task.ContactId), ("organization", task.OrganizationId));
        }

        foreach (var file in whole.Attachments())
        {
            Join("attachment", file.Id, (file.ParentKind.ToString().ToLowerInvariant(), file.ParentId));
        }

        foreach (var record in whole.CustomRecords())
        {
            Join("custom", record.Id, ("contact", record.ContactId), ("organization", record.OrganizationId));
        }

        halves = Split();

        IEnumerable<(string, string?)> Addressed(string text) =>
            text.Split(',', ';').SelectMany(address => byAddress[address.Trim()]).Select(contact => ("contact", (string?)contact.Id));
    }

    /// <summary>The half, 0 or 1.</summary>
    public int Of(string kind, string id) => halves.GetValueOrDefault(Root($"{kind}/{id}"));

    private void Join(string kind, string id, params (string Kind, string? Id)[] others)
    {
        known.Add($"{kind}/{id}");
        foreach (var (other, otherId) in others)
        {
            if (otherId is not null && Root($"{other}/{otherId}") is var root && Root($"{kind}/{id}") is var own && root != own)
            {
                above[own] = root;
            }
        }
    }

    private string Root(string record)
    {
        while (above.TryGetValue(record, out var next))
        {
            record = next;
        }

        return record;
    }

    /// <summary>The largest groups first, each into the smaller half.</summary>
    private Dictionary<string, int> Split()
    {
        var sizes = new int[2];
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var group in known.GroupBy(Root).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            var half = sizes[0] <= sizes[1] ? 0 : 1;
            sizes[half] += group.Count();
            found[group.Key] = half;
        }

        return found;
    }
}
