using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Propose;

/// <summary>Source words for states, priorities and channels in Gorgias' few.</summary>
internal static class StateWords
{
    private static readonly string[] NotDone = ["unresolved", "not ", "reopen", "re-open", "incomplete", "unclosed"];
    private static readonly string[] Done = ["closed", "resolved", "done", "solved", "complete", "cancel", "finished", "rejected"];

    private static readonly (string Word, string Priority)[] Priorities =
    [
        ("critical", "critical"), ("urgent", "critical"), ("emergency", "critical"), ("highest", "critical"), ("blocker", "critical"), ("p1", "critical"),
        ("lowest", "low"), ("high", "high"), ("major", "high"), ("p2", "high"), ("low", "low"), ("minor", "low"), ("p4", "low"),
    ];

    private static readonly (string Word, string Channel)[] Channels =
    [
        ("mail", "email"), ("whatsapp", "whatsapp"), ("sms", "sms"), ("text message", "sms"), ("chat", "chat"), ("call", "phone"), ("phone", "phone"),
        ("telephone", "phone"), ("facebook", "facebook"), ("instagram", "instagram"), ("twitter", "twitter"), ("form", "contact_form"), ("web", "contact_form"),
        ("portal", "help-center"), ("api", "api"),
    ];

    /// <summary><c>open</c> or <c>closed</c>; a word that says nothing is open.</summary>
    public static string Status(string word) => Has(word, Done) && !Has(word, NotDone) ? "closed" : "open";

    public static string Priority(string word) => First(word, Priorities) ?? "normal";

    /// <summary>The channel a word speaks of; null where it says none that the vendor has.</summary>
    public static string? Channel(string word) => First(word, Channels);

    /// <summary>The value map of a field with options, label by label.</summary>
    public static Transform Map(FieldSchema field, Func<string, string> word) => new Transform.MapValues(
        field.Options.Select(option => option.Label).Where(label => label.Length > 0).Distinct(StringComparer.Ordinal)
            .ToDictionary(label => label, word, StringComparer.Ordinal));

    private static bool Has(string text, IEnumerable<string> words) => words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string? First(string text, IEnumerable<(string Word, string Value)> words) => words
        .Where(pair => text.Contains(pair.Word, StringComparison.OrdinalIgnoreCase))
        .Select(pair => pair.Value)
        .FirstOrDefault();
}
