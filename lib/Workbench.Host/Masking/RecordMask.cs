using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbench.Core.Errors;

namespace Workbench.Host.Masking;

/// <summary>Hides classes of personal data in what the audit record shows. What is hidden already stays as it is.</summary>
public sealed partial class RecordMask
{
    /// <summary>The classes that can be hidden: addresses and numbers wherever they stand, and texts out of records.</summary>
    public static readonly IReadOnlyList<string> Classes = ["email", "phone", "body"];

    internal const string Hidden = "(masked)";

    private readonly bool hidesEmails;
    private readonly bool hidesPhones;

    /// <param name="classes">Of <see cref="Classes"/>.</param>
    /// <exception cref="PlanException">There is no such class.</exception>
    public RecordMask(IReadOnlyCollection<string> classes)
    {
        if (classes.FirstOrDefault(name => !Classes.Contains(name)) is { } unknown)
        {
            throw new PlanException($"'{unknown}' cannot be masked. Name some of {string.Join(", ", Classes)}, separated by commas.");
        }

        (hidesEmails, hidesPhones, HidesTexts) = (classes.Contains("email"), classes.Contains("phone"), classes.Contains("body"));
    }

    public bool HidesNothing => !hidesEmails && !hidesPhones && !HidesTexts;

    /// <summary>True where texts out of records (bodies, subjects, names, examples, values) are hidden.</summary>
    internal bool HidesTexts { get; }

    internal bool HidesEmails => hidesEmails;

    /// <summary>A text without the e-mail addresses and phone numbers that are to be hidden.</summary>
    public string Text(string text)
    {
        if (hidesEmails && text.Contains('@', StringComparison.Ordinal))
        {
            text = Email().Replace(text, "(e-mail masked)");
        }

        return hidesPhones ? Phone().Replace(text, "(phone masked)") : text;
    }

    /// <summary>The same for every string of a JSON value. Names of members stay.</summary>
    internal JsonNode? Json(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Json(member.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(Json)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Text(text)),
        _ => node?.DeepClone(),
    };

    [GeneratedRegex(@"[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Email();

    /// <summary>
    /// International numbers, and national ones that are written as such; a plain run of digits may be anything. No number is longer than some
    /// twenty characters: without that bound a text of nothing but digits and blanks would take the square of its length.
    /// </summary>
    [GeneratedRegex(@"(?<![\w+.:-])(?:\+\d[\d ()./-]{6,120}\d|\(0?\d{2,4}\)[ -]?\d{3}[\d -]{2,30}\d|0\d{2,4}[ /-]\d{3}[\d -]{1,30}\d|\d{3}-\d{3}-\d{4})(?![\w:])")]
    private static partial Regex Phone();
}
