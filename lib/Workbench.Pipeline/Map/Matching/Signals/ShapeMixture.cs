using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>A mixture of shapes, prepared for being compared with many others.</summary>
internal sealed class ShapeMixture
{
    private static readonly double[][] Kinship = Build();
    private readonly double[] shares;
    private readonly double[] kin;
    private readonly double length;

    public ShapeMixture(IReadOnlyList<double> shares)
    {
        this.shares = [.. shares];
        kin = [.. Kinship.Select(row => Product(row, this.shares))];
        length = Math.Sqrt(Product(this.shares, kin));
    }

    /// <summary>The shape with the largest share.</summary>
    public ValueShape Main => (ValueShape)Array.IndexOf(shares, shares.Max());

    /// <summary>How well two mixtures agree, 0 to 1; 0 where one is empty.</summary>
    public double Agreement(ShapeMixture other) =>
        length == 0 || other.length == 0 ? 0 : Math.Min(1, Product(shares, other.kin) / (length * other.length));

    private static double Product(double[] left, double[] right)
    {
        double sum = 0;
        for (var shape = 0; shape < left.Length; shape++)
        {
            sum += left[shape] * right[shape];
        }

        return sum;
    }

    /// <summary>Shapes that turn into each other in another system's export are kin.</summary>
    private static double[][] Build()
    {
        var kinship = Enumerable.Range(0, ValueShapes.Count).Select(_ => new double[ValueShapes.Count]).ToArray();
        for (var shape = 0; shape < ValueShapes.Count; shape++)
        {
            kinship[shape][shape] = 1;
        }

        void Kin(ValueShape left, ValueShape right, double share) => kinship[(int)left][(int)right] = kinship[(int)right][(int)left] = share;
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
