using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workbench.Tests.Shared;

/// <summary>The table of hostile inputs, <c>tests/Shared/Hostile/*.json</c>: one file for each threat, every unprintable character as an escape.</summary>
internal static class HostileTable
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>Every input, in the order of the files.</summary>
    public static IReadOnlyList<HostileInput> All { get; } =
        [.. Files().SelectMany(file => file.Inputs.Select(input => (file, input))).Select((found, number) => found.input.Read(found.file, number))];

    private static IEnumerable<HostileFile> Files() => Repository.Files("tests/Shared/Hostile", "*.json")
        .OrderBy(file => file.Name, StringComparer.Ordinal)
        .Select(file => JsonSerializer.Deserialize<HostileFile>(File.ReadAllText(file.FullName), Options)!);

    /// <param name="Shapes">Public lists and documents that the inputs follow.</param>
    /// <param name="Stands"><c>html</c> where the inputs are meant as markup.</param>
    private sealed record HostileFile(string Threat, string Shapes, string? Stands, IReadOnlyList<HostileRow> Inputs);

    /// <param name="Times">How often the text is repeated; once by default.</param>
    /// <param name="End">Follows the repeated text.</param>
    private sealed record HostileRow(string Name, string Text, int? Times, string? End, bool Email)
    {
        public HostileInput Read(HostileFile file, int number) => new(
            file.Threat, number, Name, string.Concat(Enumerable.Repeat(Text, Times ?? 1)) + End, file.Stands == "html", Email);
    }
}
