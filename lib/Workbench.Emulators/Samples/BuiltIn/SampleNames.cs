using System.Globalization;
using System.Text;

namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>How names, numbers, amounts and days are spelled in the built-in account.</summary>
internal static class SampleNames
{
    private const string Accented = "áàäãâåéèêëíìïîóòöõôøúùüûñçšžý";
    private const string Plain = "aaaaaaeeeeiiiioooooouuuuncszy";

    /// <summary>A name as it would stand in an address: ASCII letters and digits, words joined by dots.</summary>
    public static string Address(string name)
    {
        var address = new StringBuilder(name.Length);
        foreach (var letter in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
                address.Append(letter);
            else if (letter == ' ' && address.Length > 0 && address[^1] != '.')
                address.Append('.');
            else if (Accented.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var position)
                address.Append(Plain[position]);
        }

        return address.ToString().Trim('.');
    }

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Amount(long cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
