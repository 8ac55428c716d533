using Workbench.Core.Schema;

namespace Workbench.Pipeline.Map.Matching.Describe;

/// <summary>Which shapes the values of a declared type have.</summary>
internal static class TypeShapes
{
    /// <summary>No expectation.</summary>
    public static IReadOnlyList<double> Nothing { get; } = new double[ValueShapes.Count];

    /// <summary>Shares of the shapes, or null for a type that can hold anything.</summary>
    public static IReadOnlyList<double>? Of(FieldType type) => type switch
    {
        FieldType.Number => Only(ValueShape.Fraction),
        FieldType.Boolean => Only(ValueShape.Boolean),
        FieldType.Date => Only(ValueShape.Date),
        FieldType.Instant => Only(ValueShape.Instant),
        FieldType.Email => Only(ValueShape.Email),
        FieldType.Phone => Only(ValueShape.Phone),
        FieldType.Url => Only(ValueShape.Url),
        FieldType.Duration => Only(ValueShape.Time),
        FieldType.Html => Only(ValueShape.Markup),
        FieldType.LongText => Only(ValueShape.Prose),
        FieldType.Choice or FieldType.MultiChoice or FieldType.Agent => Mix(ValueShape.Word, ValueShape.Phrase),
        _ => null,
    };

    /// <summary>All values of one shape.</summary>
    public static IReadOnlyList<double> Only(ValueShape shape) => Mix(shape, shape);

    private static double[] Mix(ValueShape first, ValueShape second)
    {
        var shares = new double[ValueShapes.Count];
        shares[(int)first] += 0.5;
        shares[(int)second] += 0.5;
        return shares;
    }
}
