namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>The team behind the built-in account, and what an operator would write down about it.</summary>
internal static class BuiltInTeam
{
    public const string InactiveAgentId = "a50";

    public static IReadOnlyList<SampleAgent> Agents { get; } =
    [
        Agent("a41", "Nora Whitlock", "Administrator"),
        Agent("a42", "Jan Verhoeven", "Team lead"),
        Agent("a43", "Samira Aziz"),
        Agent("a44", "Luca Bianchi"),
        Agent("a45", "Hana Sato"),
        Agent("a46", "Marek Novák"),
        Agent("a47", "Colette Girard"),
        Agent("a48", "Dylan Price", hasTwin: false),
        Agent("a49", "Gunnar Holm", active: false),
        Agent(InactiveAgentId, "Ruth Feldman", active: false),
        Agent("a51", "Peter Oduya", active: false),
        new("a900000183", "automation@halden.example", "Halden Automation", true, "Integration", true),
    ];

    public static IReadOnlyList<string> WorkingIds { get; } = ["a41", "a42", "a43", "a44", "a45", "a46", "a47", "a48"];

    public static IReadOnlyList<string> FormerIds { get; } = ["a49", InactiveAgentId, "a51"];

    public static SampleInventory Inventory { get; } = new(
        [
            new("7", "Support", ["a42", "a43", "a44", "a45", InactiveAgentId], ["Tickets:read", "Tickets:write", "Contacts:read"]),
            new("8", "Field engineers", ["a46", "a47"], ["Tickets:read", "Devices:write"]),
            new("9", "Billing", ["a48"], ["Contracts:write", "Organizations:read"]),
            new("10", "Administrators", ["a41"], ["*"]),
        ],
        [
            new("wf-12", "Escalate urgent tickets", true, "Tickets", "record updated",
                [new("priority", "=", "Urgent")], [new("assign", "group:Support"), new("email", "nora.whitlock@halden.example")], ""),
            new("wf-13", "Close after silence", true, "Tickets", "every night",
                [new("status", "=", "Pending"), new("modified_date", "older than", "14 days")], [new("set", "status=Closed")], ""),
            new("wf-14", "Thank you for the order", false, "Contracts", "record created",
                [], [new("email", "contact")], "Switched off in spring."),
        ],
        [
            new("Tickets", "My open", "a43", ["subject", "priority", "contact"],
                [new("status", "=", "Open")], [new("created_date", "desc")]),
            new("Tickets", "Unassigned", "a42", ["subject"], [new("assigned", "=", "0")], [new("priority", "desc")]),
            new("Contacts", "Partners", "a41", ["last_name", "email"], [new("contact_type", "=", "Partner")], [new("last_name", "asc")]),
            new("Devices", "Warranty ends", "a46", ["name", "warranty_until"], [], [new("warranty_until", "asc")]),
        ]);

    private static SampleAgent Agent(string id, string name, string role = "Agent", bool active = true, bool hasTwin = true) =>
        new(id, SampleNames.Address(name) + "@halden.example", name, active, role, active && hasTwin);
}
