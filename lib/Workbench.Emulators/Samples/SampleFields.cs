namespace Workbench.Emulators.Samples;

/// <summary>
/// How a custom value is encoded in a sample: numbers invariant, dates <c>yyyy-MM-dd</c>, checkboxes <c>true</c>/<c>false</c>,
/// choices by their label, agents by their sample id, contacts by their
/// sample ids with commas between them.
/// </summary>
public enum SampleFieldType { Text, LongText, Number, Currency, Date, Choice, Checkbox, Link, Agent, Contacts }

/// <summary>The kind of record that a custom field belongs to.</summary>
public enum SampleFieldOwner { Organization, Contact, Ticket, Custom }

/// <param name="Label">What the user sees; the key of the value in a record.</param>
/// <param name="Options">The labels of a <see cref="SampleFieldType.Choice"/>, else empty.</param>
public sealed record SampleField(SampleFieldOwner Owner, string Label, SampleFieldType Type, IReadOnlyList<string> Options);

/// <summary>A kind of record that this account invented.</summary>
public sealed record SampleCustomTab(string Name, IReadOnlyList<SampleField> Fields);

/// <summary>One record of a <see cref="SampleCustomTab"/>.</summary>
public sealed record SampleCustomRecord(
    string TabName,
    string Id,
    string Name,
    string? ContactId,
    string? OrganizationId,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyDictionary<string, string?> Custom);
