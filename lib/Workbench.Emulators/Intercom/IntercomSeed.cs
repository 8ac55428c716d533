using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>What the workspace holds before the first request.</summary>
public sealed record IntercomSeed
{
    public IReadOnlyList<SeedTeammate> Teammates { get; init; } = [];

    public IReadOnlyList<SeedTeam> Teams { get; init; } = [];

    public IReadOnlyList<SeedContact> Contacts { get; init; } = [];

    public IReadOnlyList<SeedCompany> Companies { get; init; } = [];

    /// <summary>Beside the four states that every workspace has.</summary>
    public IReadOnlyList<SeedTicketState> TicketStates { get; init; } = [];

    public IReadOnlyList<SeedTicketType> TicketTypes { get; init; } = [];

    public IReadOnlyList<SeedTicket> Tickets { get; init; } = [];

    public IReadOnlyList<SeedConversation> Conversations { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<SeedSegment> Segments { get; init; } = [];

    public IReadOnlyList<SeedCustomObjectType> CustomObjectTypes { get; init; } = [];

    /// <summary>A small workspace: four teammates (one the migration's placeholder), two teams, one ticket type of each category.</summary>
    public static IntercomSeed Default { get; } = new()
    {
        Teammates =
        [
            new("991267459", "Mia Keller", "mia@workspace.example"),
            new("991267460", "Jonas Weber", "jonas@workspace.example"),
            new("991267461", "Sara Lindt", "sara@workspace.example"),
            new("991267499", "Migration", "migration@workspace.example", IsPlaceholder: true),
        ],
        Teams = [new("5017691", "Support", ["991267459", "991267460"]), new("5017692", "Operations", ["991267461"])],
        TicketTypes = [new("Request", "Customer"), new("Task", "Back-office"), new("Incident", "Tracker")],
    };
}

/// <param name="Id">Decimal digits.</param>
/// <param name="IsPlaceholder">
/// Marks the teammate who stands for people without an account; on the wire only the name tells.
/// </param>
public sealed record SeedTeammate(string Id, string Name, string Email, bool IsPlaceholder = false);

/// <param name="Id">Decimal digits.</param>
public sealed record SeedTeam(string Id, string Name, IReadOnlyList<string> TeammateIds);

public sealed record SeedContact(string? Email, string? Name = null, string? Phone = null, string? ExternalId = null)
{
    public JsonObject? CustomAttributes { get; init; }

    /// <summary>The <c>company_id</c> of a seeded company.</summary>
    public string? CompanyId { get; init; }
}

public sealed record SeedCompany(string CompanyId, string Name, string? Website = null);

/// <param name="TicketTypes">Names of the types that the state belongs to.</param>
public sealed record SeedTicketState(string Label, string Category, IReadOnlyList<string> TicketTypes);

/// <param name="Category">Customer, Back-office or Tracker.</param>
public sealed record SeedTicketType(string Name, string Category);

/// <param name="TicketType">The name of a seeded ticket type.</param>
public sealed record SeedTicket(string TicketType, string ContactEmail, string Title, string Description);

public sealed record SeedConversation(string ContactEmail, string Body);

/// <param name="Tag">The name of a tag that the segment depends on; null for none.</param>
public sealed record SeedSegment(string Name, string? Tag = null);

/// <summary>A custom object type, which in Intercom a person creates in the settings.</summary>
/// <param name="ContactReference">The name of the reference attribute on contacts; null for none.</param>
/// <param name="ConversationReference">The name of the reference attribute on conversations; null for none.</param>
public sealed record SeedCustomObjectType(
    string Name, IReadOnlyList<string> Attributes, string? ContactReference = null, string? ConversationReference = null);
