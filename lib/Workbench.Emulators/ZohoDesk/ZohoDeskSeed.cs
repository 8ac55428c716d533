namespace Workbench.Emulators.ZohoDesk;

/// <summary>What an empty account is filled with. Names refer to other seeds.</summary>
public sealed record ZohoDeskSeed
{
    /// <summary>Names; the first one is the default department. Default: Support and Billing.</summary>
    public IReadOnlyList<string> Departments { get; init; } = ["Support", "Billing"];

    public IReadOnlyList<SeedAgent> Agents { get; init; } = [];

    public IReadOnlyList<SeedDeskTeam> Teams { get; init; } = [];

    public IReadOnlyList<SeedAccount> Accounts { get; init; } = [];

    public IReadOnlyList<SeedDeskContact> Contacts { get; init; } = [];

    public IReadOnlyList<SeedDeskTicket> Tickets { get; init; } = [];

    /// <summary>A small account: two agents at work, a former one, the migration's placeholder who owns the token, one team.</summary>
    public static ZohoDeskSeed Default { get; } = new()
    {
        Agents =
        [
            new("Mia", "Keller", "mia@desk.example"),
            new("Mia", "Kellermann", "mia.k@desk.example"),
            new("Ruth", "Former", "ruth@desk.example") { IsDisabled = true },
            new("", "Migration", "migration@desk.example") { IsTokenUser = true },
        ],
        Teams = [new("First line", "Support", ["mia@desk.example"])],
    };
}

public sealed record SeedAgent(string FirstName, string LastName, string Email)
{
    public bool IsDisabled { get; init; }

    /// <summary>True for the administrator whose refresh token the migration uses; exactly one.</summary>
    public bool IsTokenUser { get; init; }
}

/// <param name="Members">E-mails of seeded agents.</param>
public sealed record SeedDeskTeam(string Name, string Department, IReadOnlyList<string> Members);

public sealed record SeedAccount(string Name);

public sealed record SeedDeskContact(string? FirstName, string LastName, string? Email, string? Phone = null);

/// <param name="ContactEmail">The e-mail of a seeded contact.</param>
public sealed record SeedDeskTicket(string ContactEmail, string Subject, string Description);
