using System.Globalization;

namespace Workbench.Simulation.Drawing;

/// <summary>Draws at least three faults: two or more in the destination, one or more in the source.</summary>
internal static class FaultDraw
{
    private static readonly string[] Writes = ["POST", "POST", "POST", "PUT", "PATCH"];

    /// <summary>Rules for a source: everything that a reader can meet.</summary>
    public static string Source(Dice dice) => Rules(dice, dice.Between(1, 3), static dice => dice.Below(8) switch
    {
        0 => Storm(dice, 60),
        1 => Rule(dice, "500", 60, 3),
        2 => Rule(dice, "cut-before", 60, 2),
        3 => Rule(dice, "cut-after", 60, 2),
        4 => Rule(dice, $"slow({dice.Pick<int>([900, 8_000, 45_000])})", 60, 1),
        5 => Rule(dice, "truncate", 60, 1),
        6 => Rule(dice, "duplicate-page", 60, 1, "GET"),
        _ => Rule(dice, $"clock-skew({dice.Pick<int>([40, 90, 300])})", 40, 1),
    });

    /// <summary>Rules for a destination: most of them strike writes, before and after they were carried out.</summary>
    public static string Destination(Dice dice) => Rules(dice, dice.Between(2, 4), static dice => dice.Below(10) switch
    {
        0 => Storm(dice, 120),
        1 => Rule(dice, "500", 50, 3, dice.Pick(Writes)),
        2 => Rule(dice, "500-after", 50, 3, dice.Pick(Writes)),
        3 => Rule(dice, "cut-before", 50, 3, dice.Pick(Writes)),
        4 or 5 => Rule(dice, "cut-after", 50, 3, dice.Pick(Writes)),
        6 => Rule(dice, $"slow({dice.Pick<int>([900, 8_000, 45_000])})", 50, 1, dice.Pick(Writes)),
        7 => Rule(dice, "truncate", 50, 2, dice.Pick(Writes)),
        8 => Rule(dice, dice.Pick(["500", "cut-before", "truncate"]), 60, 2, "GET"),
        _ => Rule(dice, $"clock-skew({dice.Pick<int>([40, 90, 300])})", 80, 1),
    });

    /// <summary>Faults of the next reads, for a seed that was spared most of its own.</summary>
    public const string Soon = "429(3)@1,cut-before@3,500@5";

    private static string Rules(Dice dice, int count, Func<Dice, string> draw) => string.Join(',', Enumerable.Range(0, count).Select(_ => draw(dice)));

    private static string Storm(Dice dice, int latest) =>
        Rule(dice, dice.Pick(["429", "429(1)", "429(3)", "429(20)", "429-date(2)"]), latest, 4);

    private static string Rule(Dice dice, string kind, int latest, int most, string? method = null)
    {
        var (first, count) = (dice.Between(1, latest), dice.Between(1, most));
        var text = string.Create(CultureInfo.InvariantCulture, $"{kind}@{first}{(count > 1 ? $"x{count}" : "")}");
        return method is null ? text : $"{text}:{method}";
    }
}
