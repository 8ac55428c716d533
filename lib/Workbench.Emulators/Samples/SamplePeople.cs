namespace Workbench.Emulators.Samples;

/// <summary>A person of the helpdesk's own team.</summary>
/// <param name="Id">Unique in the account, for example <c>a41</c>.</param>
/// <param name="Email">Log-in address; null when none is known.</param>
/// <param name="Active">False for a former agent who still owns history.</param>
/// <param name="HasTwin">True when a destination of the migration already knows this agent.</param>
public sealed record SampleAgent(string Id, string? Email, string Name, bool Active, string Role, bool HasTwin);

/// <summary>A customer company.</summary>
/// <param name="Custom">Values of the custom fields by label, encoded as <see cref="SampleFieldType"/> says.</param>
public sealed record SampleOrganization(
    string Id,
    string Name,
    string? Domain,
    string? Phone,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyDictionary<string, string?> Custom);

/// <summary>A customer's person.</summary>
/// <param name="Email">As typed: may be missing, shared by two contacts or in upper case.</param>
/// <param name="Phone">As typed: may be no phone number at all.</param>
/// <param name="OrganizationId">May be missing, and may name an organization that does not exist.</param>
/// <param name="OwnerId">The agent in charge, if any.</param>
public sealed record SampleContact(
    string Id,
    string FirstName,
    string LastName,
    string? Email,
    string? Phone,
    string? OrganizationId,
    string? OwnerId,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyDictionary<string, string?> Custom);
