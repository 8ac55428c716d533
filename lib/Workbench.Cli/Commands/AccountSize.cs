using System.Globalization;
using Workbench.Core.Errors;

namespace Workbench.Cli.Commands;

/// <summary>The size of an invented account as a multiple of the default one.</summary>
internal static class AccountSize
{
    /// <summary>Reads <c>10x</c>, <c>0.5x</c> or <c>3</c>.</summary>
    /// <exception cref="PlanException">It is none, or not between 0.1 and 10,000.</exception>
    public static double Parse(string text) =>
        double.TryParse(text.TrimEnd('x', 'X'), NumberStyles.Float, CultureInfo.InvariantCulture, out var size) && size is >= 0.1 and <= 10_000
            ? size
            : throw new PlanException($"'{text}' is no size. Write for example 1x, 10x or 0.5x.");
}
