namespace Workbench.Emulators.Samples;

/// <summary>A contact that a destination holds already.</summary>
/// <param name="SampleId">The contact of the sample with the same e-mail; null for one that has nothing to do with it.</param>
public sealed record TwinContact(string? SampleId, string Name, string Email, string? Phone);

/// <param name="SampleId">The organization of the sample with the same name; null for an unrelated one.</param>
public sealed record TwinOrganization(string? SampleId, string Name);

/// <summary>
/// What stands in a destination before the migration: 14 contacts with the e-mail of a source contact but another name and phone, 6
/// organizations with the name of a source organization, 15 records that must stay untouched, and the agents it already knows.
/// A sample with fewer usable records gives fewer twins.
/// </summary>
public sealed record DestinationTwins(
    IReadOnlyList<TwinContact> Contacts,
    IReadOnlyList<TwinOrganization> Organizations,
    IReadOnlyList<SampleAgent> Agents)
{
    private const int TwinContacts = 14;
    private const int TwinOrganizations = 6;
    private const int ForeignContacts = 10;
    private const int ForeignOrganizations = 5;

    internal static DestinationTwins For(SampleAccount account)
    {
        var contacts = account.Contacts()
            .Where(contact => IsPlain(contact.Email))
            .DistinctBy(contact => contact.Email)
            .Where((_, index) => index % 3 == 1)
            .Take(TwinContacts)
            .Select((contact, index) => new TwinContact(
                contact.Id, $"{contact.FirstName} (before the move)".Trim(), contact.Email!, $"+1 555 0100 {index:00}"));
        var organizations = account.Organizations()
            .Where((_, index) => index % 2 == 1)
            .Take(TwinOrganizations)
            .Select(organization => new TwinOrganization(organization.Id, organization.Name));
        return new DestinationTwins(
            [.. contacts, .. Enumerable.Range(1, ForeignContacts).Select(ForeignContact)],
            [.. organizations, .. Enumerable.Range(1, ForeignOrganizations).Select(n => new TwinOrganization(null, $"Bystander {n} Ltd"))],
            [.. account.Agents().Where(agent => agent.HasTwin)]);
    }

    private static TwinContact ForeignContact(int number) =>
        new(null, $"Bystander {number}", $"bystander{number}@unrelated.example", null);

    private static bool IsPlain(string? email) =>
        email is { Length: > 0 } && email.Contains('@') && email == email.Trim().ToLowerInvariant();
}
