using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>How well two mixtures of shapes agree, 0 to 1.</summary>
internal static class ShapeAgreement
{
    private static readonly double[,] Kinship = Build();

    public static double Of(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        var both = Product(left, right);
        return both == 0 ? 0 : Math.Min(1, both / Math.Sqrt(Product(left, left) * Product(right, right)));
    }

    private static double Product(IReadOnlyList<double> left, IReadOnlyList<double> right)
    {
        double sum = 0;
        for (var first = 0; first < left.Count; first++)
        {
            if (left[first] == 0)
            {
                continue;
            }

            for (var second = 0; second < right.Count; second++)
            {
                sum += left[first] * right[second] * Kinship[first, second];
            }
        }

        return sum;
    }

    /// <summary>Shapes that turn into each other in another system's export are kin.</summary>
    private static double[,] Build()
    {
        var kinship = new double[ValueShapes.Count, ValueShapes.Count];
        for (var shape = 0; shape < ValueShapes.Count; shape++)
        {
            kinship[shape, shape] = 1;
        }

        void Kin(ValueShape left, ValueShape right, double share) => kinship[(int)left, (int)right] = kinship[(int)right, (int)left] = share;
        Kin(ValueShape.Whole, ValueShape.Fraction, 0.85);
        Kin(ValueShape.Date, ValueShape.Instant, 0.9);
        Kin(ValueShape.Word, ValueShape.Phrase, 0.85);
        Kin(ValueShape.Code, ValueShape.Word, 0.7);
        Kin(ValueShape.Code, ValueShape.Phrase, 0.6);
        Kin(ValueShape.Code, ValueShape.Whole, 0.5);
        Kin(ValueShape.Phrase, ValueShape.Prose, 0.7);
        Kin(ValueShape.Word, ValueShape.Prose, 0.4);
        Kin(ValueShape.Markup, ValueShape.Prose, 0.85);
        Kin(ValueShape.Boolean, ValueShape.Word, 0.7);
        Kin(ValueShape.Boolean, ValueShape.Phrase, 0.5);
        Kin(ValueShape.Phone, ValueShape.Whole, 0.5);
        Kin(ValueShape.Time, ValueShape.Whole, 0.4);
        Kin(ValueShape.Time, ValueShape.Fraction, 0.4);
        return kinship;
    }
}
