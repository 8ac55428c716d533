namespace Workbench.Pipeline.Sample;

/// <summary>What a sample says about the whole.</summary>
public static class SampleBound
{
    private const double Doubt = 0.05;
    private const int Halvings = 50;

    /// <summary>
    /// With 95 % confidence fewer than this share of all records differ: the one-sided bound of Clopper and Pearson (1934). Where none
    /// differs it is 1 - 0.05^(1/n).
    /// </summary>
    /// <param name="looked">Records that were looked at, drawn at random; one that was chosen because it is unusual only errs on the safe side.</param>
    /// <param name="differing">Those of them that differ.</param>
    public static double Upper(int looked, int differing)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(differing);
        if (looked <= differing)
        {
            return 1;
        }

        var (low, high) = ((double)differing / looked, 1.0);
        for (var step = 0; step < Halvings; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = AtMost(differing, looked, middle) > Doubt ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>How likely it is that at most so many of the records differ, where each does with that probability.</summary>
    private static double AtMost(int differing, int looked, double share)
    {
        var (term, sum) = (Math.Pow(1 - share, looked), 0.0);
        for (var count = 0; count <= differing; count++)
        {
            sum += term;
            term *= (looked - count) / (count + 1.0) * (share / (1 - share));
        }

        return sum;
    }
}
