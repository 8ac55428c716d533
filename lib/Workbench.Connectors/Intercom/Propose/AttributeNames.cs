using System.Text;

namespace Workbench.Connectors.Intercom.Propose;

/// <summary>
/// Attribute names that Intercom accepts: letters, digits, underscores (OpenAPI 2.16 POST /data_attributes), prefixed per model because a
/// name taken by companies cannot be reused for contacts.
/// </summary>
internal sealed class AttributeNames(string prefix)
{
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name for the field that no earlier field of this object got.</summary>
    public string Slug(string field)
    {
        var slug = new StringBuilder(prefix);
        foreach (var letter in field.ToLowerInvariant())
        {
            slug.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        }

        return Unique(slug.ToString(), "_");
    }

    /// <summary>The label itself, made unique by a number.</summary>
    public string Label(string label) => Unique(label.Trim().Length > 0 ? label.Trim() : "Field", " ");

    public AttributeNames Reserve(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            taken.Add(name);
        }

        return this;
    }

    private string Unique(string name, string joint)
    {
        var result = name;
        for (var number = 2; !taken.Add(result); number++)
        {
            result = $"{name}{joint}{number}";
        }

        return result;
    }
}
