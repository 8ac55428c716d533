using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Pipeline.Map.Matching;

/// <summary>A field to create in the destination where no existing one fits.</summary>
/// <param name="Name">As the destination's naming rule makes it.</param>
/// <param name="Options">Choices, in order of first appearance; empty unless the type is a choice.</param>
public sealed record NewField(string Name, string Label, FieldType Type, IReadOnlyList<string> Options)
{
    private const int MostOptions = 25;
    private const int TimesSeen = 4;
    private const double Nearly = 0.95;

    /// <summary>The field that would hold a source field's values as they are: its declared type, else what its values look like.</summary>
    /// <param name="name">The destination's naming rule.</param>
    public static NewField For(FieldDescription source, Func<FieldDescription, string> name)
    {
        var type = source.Type == FieldType.Unknown ? TypeOf(source.Values) : source.Type;
        var isChoice = type is FieldType.Choice or FieldType.MultiChoice;
        IReadOnlyList<string> options = source.Options.Count > 0 ? source.Options : [.. source.Values.Distinct.Select(seen => seen.Text)];
        return new NewField(name(source), source.Label, type, isChoice ? options : []);
    }

    private static FieldType TypeOf(ValueProfile values)
    {
        if (values.Filled == 0)
        {
            return FieldType.Text;
        }

        double Share(params ReadOnlySpan<ValueShape> shapes)
        {
            double sum = 0;
            foreach (var shape in shapes)
            {
                sum += values.Shapes[(int)shape];
            }

            return sum;
        }

        return values switch
        {
            _ when Share(ValueShape.Boolean) >= Nearly => FieldType.Boolean,
            _ when Share(ValueShape.Whole, ValueShape.Fraction) >= Nearly => FieldType.Number,
            _ when Share(ValueShape.Date) >= Nearly => FieldType.Date,
            _ when Share(ValueShape.Date, ValueShape.Instant) >= Nearly => FieldType.Instant,
            _ when Share(ValueShape.Email) >= Nearly => FieldType.Email,
            _ when Share(ValueShape.Phone) >= Nearly => FieldType.Phone,
            _ when Share(ValueShape.Url) >= Nearly => FieldType.Url,
            _ when Share(ValueShape.Markup) >= 0.5 => FieldType.Html,
            _ when IsChoice(values) && Share(ValueShape.Prose) == 0 => FieldType.Choice,
            _ when Share(ValueShape.Prose) >= 0.5 => FieldType.LongText,
            _ => FieldType.Text,
        };
    }

    private static bool IsChoice(ValueProfile values) =>
        values.IsComplete && values.Distinct.Count <= MostOptions && values.Filled >= values.Distinct.Count * TimesSeen;
}
