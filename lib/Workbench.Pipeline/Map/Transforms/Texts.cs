using System.Text;
using System.Text.RegularExpressions;
using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Pipeline.Map.Transforms;

/// <summary>Changes of text.</summary>
internal static class Texts
{
    public static Change ToPlain(FieldValue source, string transform)
    {
        if (source is not FieldValue.Html html)
        {
            return Change.Kept(source);
        }

        var (text, lost) = HtmlText.Convert(html.Value);
        return lost
            ? Change.Loses(new FieldValue.Text(text), ReasonCode.FormattingLost, "Markup beyond paragraphs and line breaks was dropped.")
            : Change.Becomes(new FieldValue.Text(text), transform);
    }

    public static Change ToHtml(FieldValue source)
    {
        if (source is FieldValue.Html)
        {
            return Change.Kept(source);
        }

        var html = new StringBuilder();
        foreach (var paragraph in source.Print().ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            html.Append("<p>").Append(Encoded(paragraph.Trim('\n')).Replace("\n", "<br>", StringComparison.Ordinal)).Append("</p>");
        }

        return Change.Becomes(new FieldValue.Html(html.ToString()), "text-to-html");
    }

    public static Change Cut(FieldValue source, int maxCharacters)
    {
        var (text, most) = (source.Print(), Math.Max(0, maxCharacters));
        if (text.Length <= most)
        {
            return Change.Kept(new FieldValue.Text(text));
        }

        var end = most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return Change.Loses(new FieldValue.Text(text[..end]), ReasonCode.Truncated, $"{text.Length} characters, {text.Length - end} cut: {text[end..]}");
    }

    public static Change Part(FieldValue source, Transform.Split plan)
    {
        var text = source.Print();
        var parts = plan.Separator.Length == 0 ? [text] : text.Split(plan.Separator);
        var index = plan.Part > 0 ? plan.Part - 1 : parts.Length + plan.Part;
        return plan.Part != 0 && index >= 0 && index < parts.Length && parts[index].Trim() is { Length: > 0 } part
            ? Taken(text, part)
            : Change.Fails(source, ReasonCode.NoSuchPart, $"part {plan.Part} of {parts.Length} does not exist or is empty");
    }

    public static Change Match(FieldValue source, Transform.RegexExtract plan, Regex? pattern)
    {
        var text = source.Print();
        return pattern?.Match(text) is { Success: true } match && match.Groups[plan.Group] is { Success: true, Value: { Length: > 0 } part }
            ? Taken(text, part)
            : Change.Fails(source, ReasonCode.NoSuchPart, $"the pattern {plan.Pattern} found nothing");
    }

    public static Change Tag(FieldValue source, string prefix) => OneLine(Readable(source)) is { Length: > 0 } name
        ? Change.Becomes(new FieldValue.Text(prefix + name), "to-tag")
        : Change.Fails(source, ReasonCode.UnreadableValue, "expected readable text");

    public static Change Phone(FieldValue source)
    {
        var text = source.Print();
        return PhoneNumber.Normalize(text) is { } number
            ? Change.Text(source, number, "normalize-phone")
            : new Change(FieldValue.Empty.Value, Core.Verifying.VerdictClass.ExpectedLoss, ReasonCode.MalformedPhone, text, "expected an international phone number");
    }

    /// <summary>A value as text among other text.</summary>
    public static string Readable(FieldValue value) => value is FieldValue.Html html ? HtmlText.Convert(html.Value).Text : value.Print();

    private static Change Taken(string whole, string part) => part == whole
        ? Change.Kept(new FieldValue.Text(part))
        : Change.Loses(new FieldValue.Text(part), ReasonCode.PartTaken, whole);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Encoded(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);
}
