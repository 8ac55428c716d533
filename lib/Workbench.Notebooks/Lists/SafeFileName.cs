using System.Text;
using Workbench.Core.Hashing;

namespace Workbench.Notebooks.Lists;

/// <summary>
/// Turns a vendor's id or code into a part of a file name: lower-case letters, digits, hyphen and underscore stay, every other byte becomes
/// <c>~</c> and two hex digits. Different texts give different names, also where the file system ignores case.
/// </summary>
internal static class SafeFileName
{
    private const int MaxCharacters = 120;

    /// <summary>The name; a long one is cut and ends in a part of the text's SHA-256.</summary>
    public static string Of(string text)
    {
        var name = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            _ = (char)value is >= 'a' and <= 'z' or >= '0' and <= '9' or '-' or '_'
                ? name.Append((char)value)
                : name.Append('~').Append(Convert.ToHexStringLower([value]));
        }

        return name.Length <= MaxCharacters ? name.ToString() : $"{name.ToString(0, MaxCharacters - 34)}~~{Sha256Hex.Of(text)[..32]}";
    }
}
