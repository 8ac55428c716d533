using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Propose;

/// <summary>
/// Labels of custom fields. The API name is made by the vendor, so plans name fields by label; a label that people would confuse with a
/// standard field, or that a field of another type has, gets a suffix.
/// </summary>
internal sealed class FieldLabels
{
    private const int MaxCharacters = 200;
    private readonly ObjectSchema target;
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase)
    {
        DeskNames.SourceId, DeskNames.SourceCreated, DeskNames.SourceClosed, DeskNames.SourceAuthor, DeskNames.SourceEmail,
    };

    public FieldLabels(ObjectSchema target)
    {
        this.target = target;
        foreach (var standard in target.Fields.Where(field => !field.IsCustom))
        {
            taken.Add(standard.Label);
            taken.Add(standard.Name);
        }
    }

    /// <summary>A label for the field that no earlier field of this object got.</summary>
    public string Of(FieldSchema field, FieldType type)
    {
        var label = field.Label.Trim() is { Length: > 0 } given ? given : field.Name;
        label = PlainText.Cut(label, MaxCharacters - 20);
        var result = Fits(label, type) ? label : $"{label} (source)";
        for (var number = 2; !Fits(result, type); number++)
        {
            result = $"{label} (source {number})";
        }

        taken.Add(result);
        return result;
    }

    private bool Fits(string label, FieldType type) => !taken.Contains(label)
        && (target.Field(label) is not { } existing || VendorTypes.Write(existing.Type) == VendorTypes.Write(type));
}
