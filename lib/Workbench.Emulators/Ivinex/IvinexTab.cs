namespace Workbench.Emulators.Ivinex;

internal sealed record IvinexOption(string Id, string Label);

/// <param name="Key">How the emulator finds the field: its label.</param>
/// <param name="Name">The machine name, which is the key in records.</param>
internal sealed record IvinexField(
    string Key,
    string Id,
    string Name,
    string Label,
    string DataType,
    string DisplayType,
    string? LinkedTabId,
    IReadOnlyList<IvinexOption> Options)
{
    /// <summary>The option's id; <c>"0"</c> for a label that no option has.</summary>
    public string OptionId(string? label) => Options.FirstOrDefault(option => option.Label == label)?.Id ?? "0";
}

/// <param name="Collection">Where its records lie in the store.</param>
internal sealed record IvinexTab(string Collection, string Id, string Name, IReadOnlyList<IvinexField> Fields)
{
    private readonly Dictionary<string, IvinexField> byKey = Fields.ToDictionary(field => field.Key, StringComparer.Ordinal);

    /// <summary>Where the rows of its related records lie in the store.</summary>
    public string RelatedCollection => Collection + ".related";

    public IvinexField this[string key] => byKey[key];
}
