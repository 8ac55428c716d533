using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbench.Host.Running;

/// <summary>Writes a value from the command line as a C# literal of the parameter's type. Text can never become code.</summary>
internal static class ParameterLiteral
{
    /// <summary>Null when the text is not a value of the type, or the type has no literals.</summary>
    public static string? Of(string type, string value)
    {
        var culture = CultureInfo.InvariantCulture;
        switch (type.TrimEnd('?'))
        {
            case "string":
                return SymbolDisplay.FormatLiteral(value, quote: true);
            case "bool":
                return bool.TryParse(value, out var flag) ? (flag ? "true" : "false") : null;
            case "int":
                return int.TryParse(value, NumberStyles.AllowLeadingSign, culture, out var integer) ? integer.ToString(culture) : null;
            case "long":
                return long.TryParse(value, NumberStyles.AllowLeadingSign, culture, out var large) ? large.ToString(culture) + "L" : null;
            case "double":
                return double.TryParse(value, NumberStyles.Float, culture, out var real) && double.IsFinite(real)
                    ? real.ToString("R", culture) + "D"
                    : null;
            case "decimal":
                return decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, culture, out var exact)
                    ? exact.ToString(culture) + "M"
                    : null;
            default:
                return null;
        }
    }
}
