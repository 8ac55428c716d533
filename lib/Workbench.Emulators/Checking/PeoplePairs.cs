using Workbench.Core.Records;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Checking;

/// <summary>Every organization and contact stands there once, those that stood there were taken over, and values and links arrived.</summary>
/// <param name="before">The documents of the destination before the migration.</param>
internal sealed class PeoplePairs(
    SourceTruth truth, ISourceSide source, IDestinationSide destination, IReadOnlyDictionary<string, string> before, PairReport report)
{
    private readonly ValuePairs values = new(truth, source, report);

    public void Run()
    {
        foreach (var organization in truth.Organizations.Values)
        {
            Compare(organization);
        }

        foreach (var contact in truth.Contacts.Values)
        {
            var key = source.Key(Kind.Contact, contact.Id);
            if (truth.Merged.ContainsKey(contact.Id))
            {
                report.Allow("merged-in-source");
                if (destination.Find(Kind.Contact, key).Count == 0)
                {
                    // It was merged before anybody read it.
                    continue;
                }
            }

            if (One(Kind.Contact, key) is { } found)
            {
                Compare(contact, found);
            }
        }

        foreach (var twin in truth.Twins.Contacts.Where(twin => twin.SampleId is not null))
        {
            RequireTakenOver(Kind.Contact, truth.Contacts.Values.Where(contact => Is(contact.Email, twin.Email)).Select(contact => contact.Id));
        }

        foreach (var twin in truth.Twins.Organizations.Where(twin => twin.SampleId is not null))
        {
            RequireTakenOver(Kind.Organization, truth.Organizations.Values.Where(organization => Is(organization.Name, twin.Name)).Select(organization => organization.Id));
        }

        static bool Is(string? text, string other) => string.Equals(text?.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Of the source's records with the natural key of one that stood there before, one took it over: else it stands there twice for people.</summary>
    private void RequireTakenOver(Kind kind, IEnumerable<string> ids)
    {
        var keys = ids.Select(id => source.Key(kind, id)).ToList();
        var found = keys.SelectMany(key => destination.Find(kind, key)).ToList();
        report.Require(
            found.Count == 0 || found.Exists(record => before.ContainsKey(record.Place)), $"{kind.Print()}-doubled", keys.FirstOrDefault() ?? "",
            $"{string.Join(", ", found.Select(record => record.Place))} was created beside one of the same e-mail or name");
    }

    private FoundRecord? One(Kind kind, string key)
    {
        var found = destination.Find(kind, key);
        foreach (var record in found)
        {
            report.Claim(record.Place);
        }

        report.Require(found.Count == 1, found.Count == 0 ? $"{kind.Print()}-missing" : $"{kind.Print()}-doubled", key, $"{found.Count} in the account");
        if (found.Count != 1)
        {
            return null;
        }

        report.Count(kind.Print());
        return found[0];
    }

    private void Compare(SampleOrganization organization)
    {
        var key = source.Key(Kind.Organization, organization.Id);
        IReadOnlyList<FoundRecord> carriers;
        if (destination.HasOrganizations)
        {
            carriers = One(Kind.Organization, key) is { } own ? [own] : [];
        }
        else
        {
            // Flattened: its name and values stand on the contacts that belong to it; without any it is in the inventory.
            carriers = [.. truth.Contacts.Values.Where(contact => contact.OrganizationId == organization.Id)
                .SelectMany(contact => destination.Find(Kind.Contact, source.Key(Kind.Contact, contact.Id)))];
            if (carriers.Count == 0)
            {
                report.Allow("organization-without-contacts");
                return;
            }
        }

        foreach (var carrier in carriers)
        {
            report.Require(carrier.Text.Contains(Words.OfText(organization.Name), StringComparison.Ordinal), "name", key, $"'{organization.Name}' is not on {carrier.Place}");
        }

        foreach (var field in truth.Account.Fields.Where(field => field.Owner == SampleFieldOwner.Organization).Where(_ => carriers.Count > 0))
        {
            values.Compare(key, field, organization.Custom.GetValueOrDefault(field.Label), carriers[0]);
        }
    }

    private void Compare(SampleContact contact, FoundRecord found)
    {
        var key = source.Key(Kind.Contact, contact.Id);
        var email = contact.Email?.Trim() ?? "";

        // Two contacts may share an address that the destination allows only once: then it stands in the text.
        report.Require(
            found.Email.Equals(email, StringComparison.OrdinalIgnoreCase) || found.Text.Contains(email, StringComparison.OrdinalIgnoreCase),
            "email", key, $"wanted '{email}', found '{found.Email}'");
        var name = Words.OfText($"{contact.FirstName} {contact.LastName}");
        report.Require(Words.InOrder(name, found.Text), "name", key, $"'{name}' is not on {found.Place}");
        if (destination.HasOrganizations && contact.OrganizationId is { } id && truth.Organizations.ContainsKey(id))
        {
            var wanted = destination.Find(Kind.Organization, source.Key(Kind.Organization, id)).Select(record => record.Id).ToList();
            report.Require(found.OrganizationIds.Intersect(wanted).Any(), "organization", key, $"wanted {string.Join(", ", wanted)}, found {string.Join(", ", found.OrganizationIds)}");
        }

        foreach (var field in truth.Account.Fields.Where(field => field.Owner == SampleFieldOwner.Contact))
        {
            values.Compare(key, field, contact.Custom.GetValueOrDefault(field.Label), found);
        }
    }
}
