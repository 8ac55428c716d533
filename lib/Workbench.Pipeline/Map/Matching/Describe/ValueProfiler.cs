using System.Runtime.InteropServices;

namespace Workbench.Pipeline.Map.Matching.Describe;

/// <summary>Builds a <see cref="ValueProfile"/> from a stream of values in bounded memory.</summary>
/// <param name="budget">How many different values the table may keep.</param>
public sealed class ValueProfiler(DistinctBudget budget)
{
    /// <summary>Longer values are kept to this many characters: enough to compare, little enough to hold.</summary>
    private const int KeptCharacters = 80;

    private const int KeptNumbers = 512;
    private readonly Dictionary<string, long> distinct = new(StringComparer.Ordinal);
    private readonly List<double> numbers = [];
    private readonly long[] shapes = new long[ValueShapes.Count];
    private bool isComplete = true;
    private long filled;
    private long numeric;
    private long length;

    /// <summary>Takes one value. Empty values and words for "nothing" are counted out.</summary>
    public void Add(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        if (Absent.IsAbsent(value))
        {
            return;
        }

        filled++;
        length += value.Length;
        shapes[(int)ShapeReader.Read(value, out var number)]++;
        if (!double.IsNaN(number))
        {
            AddNumber(number);
        }

        Count(value.Length > KeptCharacters ? value[..KeptCharacters] : value);
    }

    /// <summary>What was seen so far.</summary>
    public ValueProfile ToProfile() => filled == 0
        ? ValueProfile.Empty
        : new ValueProfile(
            filled,
            [.. distinct.Select(pair => new SeenValue(pair.Key, pair.Value))],
            isComplete,
            IsZeroOrOne ? TypeShapes.Only(ValueShape.Boolean) : [.. shapes.Select(count => (double)count / filled)],
            numeric * 2 >= filled && !IsZeroOrOne ? Spread() : null,
            (double)length / filled);

    /// <summary>A column of nothing but 0 and 1 answers yes or no.</summary>
    private bool IsZeroOrOne => distinct.Count == 2 && distinct.ContainsKey("0") && distinct.ContainsKey("1");

    private void Count(ReadOnlySpan<char> value)
    {
        var lookup = distinct.GetAlternateLookup<ReadOnlySpan<char>>();
        ref var times = ref CollectionsMarshal.GetValueRefOrNullRef(lookup, value);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref times))
        {
            times++;
        }
        else if (distinct.Count < budget.PerColumn || budget.TryTake())
        {
            distinct.Add(value.ToString(), 1);
        }
        else
        {
            isComplete = false;
        }
    }

    /// <summary>Keeps the first numbers, then every n-th in a fixed pattern, so that the same file always gives the same profile.</summary>
    private void AddNumber(double number)
    {
        numeric++;
        if (numbers.Count < KeptNumbers)
        {
            numbers.Add(number);
        }
        else if (numeric % (numeric / KeptNumbers + 1) == 0)
        {
            numbers[(int)(numeric * 2654435761 % KeptNumbers)] = number;
        }
    }

    private NumberSpread Spread()
    {
        var sorted = numbers.Order().ToArray();
        double At(double share) => sorted[(int)(share * (sorted.Length - 1))];
        var whole = sorted.Count(number => number == Math.Floor(number));
        return new NumberSpread(sorted[0], At(0.25), At(0.5), At(0.75), sorted[^1], (double)whole / sorted.Length);
    }
}
