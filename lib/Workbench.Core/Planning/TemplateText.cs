using System.Text;

namespace Workbench.Core.Planning;

/// <summary>A template taken apart: literal text and names of fields.</summary>
/// <param name="Parts">In order; empty where the template cannot be read.</param>
/// <param name="Fault">Why it cannot be read, in words; null where it can.</param>
public sealed record TemplateText(IReadOnlyList<TemplatePart> Parts, string? Fault)
{
    /// <summary>Takes <c>{field} text {{</c> apart.</summary>
    public static TemplateText Parse(string text)
    {
        var (parts, literal) = (new List<TemplatePart>(), new StringBuilder());
        for (var at = 0; at < text.Length; at++)
        {
            var mark = text[at];
            if (mark is not ('{' or '}'))
            {
                literal.Append(mark);
            }
            else if (at + 1 < text.Length && text[at + 1] == mark)
            {
                literal.Append(mark);
                at++;
            }
            else if (mark == '}')
            {
                return Unreadable($"the closing brace at character {at + 1} has no opening one; a brace itself is written twice");
            }
            else
            {
                var end = text.IndexOfAny(['{', '}'], at + 1);
                if (end < 0 || text[end] == '{' || end == at + 1)
                {
                    return Unreadable($"the brace at character {at + 1} holds no field name; a brace itself is written twice");
                }

                Flush(parts, literal);
                parts.Add(new TemplatePart(text[(at + 1)..end], IsField: true));
                at = end;
            }
        }

        Flush(parts, literal);
        return new TemplateText(parts, null);
    }

    private static TemplateText Unreadable(string fault) => new([], fault);

    private static void Flush(List<TemplatePart> parts, StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            parts.Add(new TemplatePart(literal.ToString(), IsField: false));
            literal.Clear();
        }
    }
}

/// <summary>A piece of a template.</summary>
/// <param name="Text">Literal text, or the name of a field.</param>
public sealed record TemplatePart(string Text, bool IsField);
