using System.Globalization;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Pipeline.Quality.Duplicates;
using Workbench.Pipeline.Quality.Sketches;
using Workbench.Pipeline.Quality.Times;

namespace Workbench.Pipeline.Quality;

/// <summary>What only all values of a field together tell: found from its measures when every record was read.</summary>
internal sealed class FieldFindings(FindingLog log)
{
    /// <summary>In an object with fewer records, an unused field says nothing.</summary>
    public const int MinRecords = 20;

    public void Find(string sourceObject, FieldMeter meter)
    {
        if (meter.Field.Role is FieldRole.System or FieldRole.Id)
        {
            return;
        }

        Use(sourceObject, meter);
        Lengths(sourceObject, meter);
        Numbers(sourceObject, meter);
        Shapes(sourceObject, meter);
        Spellings(sourceObject, meter);
        Forms(sourceObject, meter);
        Hours(sourceObject, meter);
    }

    private void Use(string sourceObject, FieldMeter meter)
    {
        if (!meter.Field.IsCustom || meter.Records < MinRecords)
        {
            return;
        }

        if (meter.Filled == 0)
        {
            log.AddField(QualityCode.NeverFilled, sourceObject, meter.Field.Name, meter.Records, []);
        }
        else if (meter.Filled == meter.Records && meter.Values?.InOrder() is [var only])
        {
            log.AddField(QualityCode.OneValue, sourceObject, meter.Field.Name, meter.Records, [], $"Always '{Excerpt.Of(only.Key)}'.");
        }
    }

    private void Lengths(string sourceObject, FieldMeter meter)
    {
        if (meter.Field.Type is FieldType.Text or FieldType.LongText or FieldType.Html or FieldType.Unknown
            && Outliers.Of(meter.Lengths, meter.Longest, meter.Distinct, areLengths: true) is { } found)
        {
            Farthest(QualityCode.LengthOutlier, sourceObject, meter, found, value => Whole(value) + " characters");
        }
    }

    private void Numbers(string sourceObject, FieldMeter meter)
    {
        if (meter is { Numbers: { } numbers, Farthest: { } farthest } && Outliers.Of(numbers, farthest, meter.Distinct, areLengths: false) is { } found)
        {
            Farthest(QualityCode.NumberOutlier, sourceObject, meter, found, value => value.ToString("R", CultureInfo.InvariantCulture));
        }
    }

    private void Farthest(string code, string sourceObject, FieldMeter meter, Outliers found, Func<double, string> print) => log.AddField(
        code, sourceObject, meter.Field.Name, found.Count, found.Found.Select(extreme => (extreme.Key, print(extreme.Value))),
        found.Low <= 0 && code == QualityCode.LengthOutlier ? $"Usual is at most {Short(found.High)}." : $"Usual is {Short(found.Low)} to {Short(found.High)}.", found.IsEstimated);

    private void Shapes(string sourceObject, FieldMeter meter)
    {
        if (meter.Field.Type is FieldType.Text or FieldType.Unknown && meter.Patterns.Unusual() is var (usual, others, first))
        {
            log.AddField(QualityCode.UnusualShape, sourceObject, meter.Field.Name, others, first, $"Usual is {usual}.");
        }
    }

    /// <summary>One word in several spellings. The map names every value, because what it leaves out is noted as unmapped.</summary>
    private void Spellings(string sourceObject, FieldMeter meter)
    {
        if (meter.Values?.InOrder() is not { Count: > 1 } values)
        {
            return;
        }

        var groups = values.GroupBy(value => value.Key.Any(char.IsLetter) ? NameKey.Of(value.Key, isOrganization: false) : value.Key).ToList();
        var others = groups.SelectMany(group => group.Skip(1).Select(other => (Other: other, Main: group.First().Key))).ToList();
        if (others.Count > 0)
        {
            log.AddField(
                QualityCode.SpellingVariants, sourceObject, meter.Field.Name, others.Sum(found => found.Other.Value), [],
                string.Join(" ", others.Take(3).Select(found => $"'{found.Other.Key}' ({found.Other.Value}) beside '{found.Main}'.")),
                remedy: new Transform.MapValues(groups.SelectMany(group => group.Select(value => (From: value.Key, To: group.First().Key)))
                    .ToDictionary(pair => pair.From, pair => pair.To, StringComparer.Ordinal)));
        }
    }

    private void Forms(string sourceObject, FieldMeter meter)
    {
        if (meter.Forms is not { } forms)
        {
            return;
        }

        foreach (var (code, form) in ((string, TextForm?)[])[
            (QualityCode.DatesInText, forms.Dates()), (QualityCode.NumbersInText, forms.Numbers()), (QualityCode.YesNoInText, forms.Truth())])
        {
            if (form is not null)
            {
                log.AddField(code, sourceObject, meter.Field.Name, form.Values, [], $"{Whole(form.Values)} of {Whole(meter.Filled)} look like {form.Form}.", remedy: form.Transform);
            }
        }
    }

    private void Hours(string sourceObject, FieldMeter meter)
    {
        if (meter.Hours is not { } hours)
        {
            return;
        }

        if (TimeZoneSuspicion.OnlyDays(hours) is { } at)
        {
            log.AddField(QualityCode.DayAsTime, sourceObject, meter.Field.Name, hours.Sharp.Values.Sum(), [], $"The hour is {at:hh\\:mm} UTC.");
        }
        else if (TimeZoneSuspicion.LocalTimes(hours) is { } words)
        {
            log.AddField(QualityCode.LocalTimes, sourceObject, meter.Field.Name, hours.Count, [], words);
        }
    }

    private static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Short(double number) => number.ToString(Math.Abs(number) < 10 ? "0.##" : "N0", CultureInfo.InvariantCulture);
}
