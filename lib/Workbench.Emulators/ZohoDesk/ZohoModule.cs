namespace Workbench.Emulators.ZohoDesk;

/// <summary>A field that every account has.</summary>
/// <param name="Type">The vendor's type name, or <see cref="Structure"/> for a nested value that is no field of a layout.</param>
/// <param name="Max">The longest text, or the most members of a structure; 0 sets no limit.</param>
internal sealed record StandardField(string Name, string Type, int Max = 0)
{
    public const string Structure = "Structure";

    public bool Required { get; init; }

    /// <summary>The first values of a picklist; a colon separates the status type.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The collection whose ids the field holds.</summary>
    public string? Refers { get; init; }
}

/// <summary>A kind of record, by the vendor's word.</summary>
internal sealed record ZohoModule(string Name, IReadOnlyList<StandardField> Fields)
{
    /// <summary>The name of the ids in a moveToTrash body.</summary>
    public string IdsKey { get; init; } = "entityIds";

    /// <summary>The longest text of a custom field. Zoho Desk OAS 1.0: 255, and 100 for contacts.</summary>
    public int CustomTextLimit { get; init; } = 255;

    /// <summary>True when each department has its own layout.</summary>
    public bool IsPerDepartment { get; init; }

    /// <summary>The area of the scopes.</summary>
    public string Area { get; init; } = Name;

    /// <summary>The field that names a record for people.</summary>
    public string Title { get; init; } = "subject";

    public StandardField? Field(string name) => Fields.FirstOrDefault(field => field.Name == name);

    public ZohoRule Rule(string action) => new($"{Area}.{action}");
}
