using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Names of the tags that say what a conversation is, because tags are what an inbox filters conversations by.</summary>
internal static class TagName
{
    /// <summary>Longest tag name. The vendor states no limit; that of its attributes is assumed.</summary>
    public const int MaxCharacters = 255;

    private static readonly string[] Words = ["type", "category", "priority"];

    /// <summary>Beginnings of all tags that a migration from this system makes besides the run tag.</summary>
    public static IEnumerable<string> Prefixes(string system) => [.. Words.Select(word => Prefix(system, word)), TicketHierarchy.TagPrefix(system)];

    /// <summary>Tags for the type, category and priority of a ticket, as far as it has them.</summary>
    public static IEnumerable<string> Of(CanonicalRecord ticket) => ticket.Fields
        .Select(field => (Word: Word(field.Schema), Value: PlainText.Clean(field.Value.Print().Trim())))
        .Where(tag => tag.Word is not null && tag.Value.Length > 0)
        .Select(tag => Cut($"{Prefix(ticket.Key.System, tag.Word!)} {tag.Value}"))
        .Distinct(StringComparer.OrdinalIgnoreCase);

    public static string Cut(string name) => PlainText.Cut(name, MaxCharacters);

    private static string Prefix(string system, string word) => $"{system} {word}:";

    private static string? Word(FieldSchema field) => field.Role switch
    {
        FieldRole.TicketType => "type",
        FieldRole.Priority => "priority",
        null when field.Label.Contains("category", StringComparison.OrdinalIgnoreCase) => "category",
        _ => null,
    };
}
