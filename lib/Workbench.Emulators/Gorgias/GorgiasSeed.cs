namespace Workbench.Emulators.Gorgias;

/// <summary>What the account holds before the first request, beside what every account has.</summary>
public sealed record GorgiasSeed
{
    /// <summary>Agents, after the caller.</summary>
    public IReadOnlyList<SeedUser> Users { get; init; } = [];

    public IReadOnlyList<SeedCustomer> Customers { get; init; } = [];

    /// <summary>True lets the seeded rule, which tags each new ticket with <c>auto-triage</c>, be active. Default false.</summary>
    public bool RuleIsActive { get; init; }

    /// <summary>A small account: two agents, the migration's placeholder and three customers, of whom one has a ticket.</summary>
    public static GorgiasSeed Default { get; } = new()
    {
        Users =
        [
            new("Mia Keller", "mia@shop.example", "agent"),
            new("Jonas Weber", "jonas@shop.example", "lite-agent"),
            new("Migration", "migration@shop.example", "agent"),
        ],
        Customers =
        [
            new("Grace Hopper", "grace@example.com") { Subject = "A ticket that was here before" },
            new("Alan Turing", "alan@example.com", "+15550111"),
            new("Edsger Dijkstra", "edsger@example.com"),
        ],
    };
}

public sealed record SeedUser(string Name, string Email, string Role);

public sealed record SeedCustomer(string Name, string Email, string? Phone = null)
{
    /// <summary>The subject of a ticket of this customer; null for none.</summary>
    public string? Subject { get; init; }
}
