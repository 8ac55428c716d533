using Workbench.Core.Planning;

namespace Workbench.Notebooks;

/// <summary>A transform in words that a reviewer can sign.</summary>
internal static class TransformWords
{
    public static string Of(Transform transform) => transform switch
    {
        Transform.Copy => "as it is",
        Transform.Constant constant => $"always '{constant.Value}'",
        Transform.Default other => $"as it is, '{other.Value}' where empty",
        Transform.MapValues map => $"map {map.Values.Count} values",
        Transform.Concatenate joined => $"{string.Join(", ", joined.Fields)} joined by '{joined.Separator}'",
        Transform.Template template => $"text '{template.Text}'",
        Transform.Split { Part: > 0 } split => $"part {split.Part} between '{split.Separator}'",
        Transform.Split split => $"part {-split.Part} from the end between '{split.Separator}'",
        Transform.RegexExtract { Group: "0" } extract => $"what matches {extract.Pattern}",
        Transform.RegexExtract extract => $"group {extract.Group} of {extract.Pattern}",
        Transform.ParseDate date => $"{(date.Result == DateResult.Date ? "date" : "time")} from {string.Join(" or ", date.Formats)}, zone {date.TimeZone}",
        Transform.ParseNumber number => $"number with '{number.DecimalSeparator}' before decimals"
            + (number.GroupSeparator is { } group ? $" and '{group}' between groups" : ""),
        Transform.BooleanWords words => $"true for {string.Join(", ", words.TrueWords)}; false for {string.Join(", ", words.FalseWords)}",
        Transform.HtmlToText => "HTML to text",
        Transform.TextToHtml => "text to HTML",
        Transform.Truncate cut => $"cut at {cut.MaxCharacters} characters",
        Transform.NormalizePhone => "international phone number",
        Transform.ToText => "as text",
        Transform.AgentByEmail => "agent by e-mail",
        Transform.ToTag tag => $"tag '{tag.Prefix}…'",
        Transform.BodyLine line => $"line '{line.Label}:' in the body",
        Transform.Relate => "relation",
        Transform.Skip skip => $"left behind: {ReasonCode.Explain(skip.Reason)}",
        _ => transform.GetType().Name,
    };

    /// <summary>As <see cref="Of(Transform)"/>, and what becomes of a record whose value cannot be read.</summary>
    public static string Of(FieldPlan row) => row.OnFailure == OnFailure.Reject ? $"{Of(row.Transform)}; else the record is rejected" : Of(row.Transform);
}
