using Workbench.Core.Schema;

namespace Workbench.Core.Planning;

public abstract partial record Transform
{
    /// <summary>Type of what the transform makes of a field: the type of the field to create for it, and what an existing field must hold.</summary>
    /// <param name="source">Type of the source field.</param>
    public FieldType ResultType(FieldType source) => this switch
    {
        Constant constant => constant.As,
        ParseDate { Result: DateResult.Date } => FieldType.Date,
        ParseDate => FieldType.Instant,
        ParseNumber => FieldType.Number,
        BooleanWords => FieldType.Boolean,
        TextToHtml => FieldType.Html,
        NormalizePhone => FieldType.Phone,
        AgentByEmail => FieldType.Agent,
        MapValues => source == FieldType.Choice ? FieldType.Choice : FieldType.Text,
        Split or RegexExtract or ToTag => FieldType.Text,
        HtmlToText when source != FieldType.Html => source,
        HtmlToText or Truncate or ToText or BodyLine or Concatenate or Template => FieldType.LongText,
        _ => source,
    };

    /// <summary>The fields whose results the transform reads, besides the row's own; empty for most. An unreadable template reads none.</summary>
    public IReadOnlyList<string> Reads() => this switch
    {
        Concatenate joined => joined.Fields,
        Template template => [.. TemplateText.Parse(template.Text).Parts.Where(part => part.IsField).Select(part => part.Text)],
        _ => [],
    };
}
