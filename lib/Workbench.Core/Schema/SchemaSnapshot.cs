using System.Runtime.CompilerServices;
using Workbench.Core.Hashing;
using Workbench.Core.Records;

namespace Workbench.Core.Schema;

/// <summary>What one system looks like at one moment: objects, fields, options, people. Taken live; bound into sign-offs by hash.</summary>
/// <param name="System">Connector name, for example <c>ivinex</c>.</param>
/// <param name="Account">The account or workspace id that the vendor states, so that a run cannot hit another one by mistake.</param>
public sealed record SchemaSnapshot(
    string System,
    string Account,
    IReadOnlyList<ObjectSchema> Objects,
    IReadOnlyList<AgentSchema> Agents,
    IReadOnlyList<TeamSchema> Teams)
{
    /// <summary>Every gate asks for the same few again, and a large account's schema is hundreds of kilobytes.</summary>
    private static readonly ConditionalWeakTable<SchemaSnapshot, string> Hashes = [];

    /// <summary>SHA-256 (hex) over the structure. Record counts are left out: they change while a live account works.</summary>
    public string Hash() => Hashes.GetValue(
        this, static schema => CanonicalJson.Hash(schema with { Objects = [.. schema.Objects.Select(found => found with { Count = null })] }));

    /// <summary>The object of that name.</summary>
    /// <exception cref="KeyNotFoundException">The snapshot has no such object.</exception>
    public ObjectSchema Object(string name) => Objects.FirstOrDefault(found => found.Name == name)
        ?? throw new KeyNotFoundException($"{System} has no object '{name}'. Discover again, or correct the plan.");
}

/// <summary>One object (tab, module, table) of a system.</summary>
/// <param name="Name">Stable machine name; for Ivinex the tab id.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Kind">What its records are; null where nobody has said yet.</param>
/// <param name="Count">Records seen at discovery; null where unknown.</param>
public sealed record ObjectSchema(string Name, string Label, Kind? Kind, long? Count, IReadOnlyList<FieldSchema> Fields)
{
    /// <summary>The field of that name, or null.</summary>
    public FieldSchema? Field(string name) => Fields.FirstOrDefault(field => field.Name == name);
}

/// <summary>One field of an object.</summary>
/// <param name="Name">Machine name, unique in its object.</param>
/// <param name="Label">What people see.</param>
/// <param name="Role">One of <see cref="FieldRole"/> for standard fields, else null.</param>
/// <param name="Options">Choices of a list field, else empty.</param>
/// <param name="LinkedObject">Name of the object that a link field points to, else null.</param>
/// <param name="IsCustom">True for fields that the account itself defined.</param>
/// <param name="IsWritable">True where the API can set it. Always true in a source.</param>
/// <param name="MaxLength">Longest text in characters; null where no limit is known.</param>
/// <param name="VendorId">The vendor's own id of the field definition, where writes need it.</param>
/// <param name="IsRequired">True where the vendor refuses a record without a value. Always false in a source.</param>
public sealed record FieldSchema(
    string Name,
    string Label,
    FieldType Type,
    string? Role = null,
    IReadOnlyList<FieldOption>? Options = null,
    string? LinkedObject = null,
    bool IsCustom = false,
    bool IsWritable = true,
    int? MaxLength = null,
    string? VendorId = null,
    bool IsRequired = false)
{
    public IReadOnlyList<FieldOption> Options { get; init; } = Options ?? [];
}

/// <summary>One choice of a list field. The id is what the vendor stores, the label what people see.</summary>
public sealed record FieldOption(string Id, string Label);

/// <summary>A person who works in the helpdesk.</summary>
public sealed record AgentSchema(string Id, string Name, string Email, bool IsActive);

/// <summary>A group of agents.</summary>
public sealed record TeamSchema(string Id, string Name, IReadOnlyList<string> AgentIds);
