using System.Globalization;

namespace Workbench.Host.Export;

/// <summary>
/// The style sheets that several fragments of one page carry. Each is written once and confined to the fragments that brought it,
/// by a class on their outer element.
/// </summary>
internal sealed class SharedStyles
{
    private readonly Dictionary<string, string> classes = new(StringComparer.Ordinal);

    /// <summary>The class that gives a fragment the sheet.</summary>
    /// <param name="isNew">True the first time: the sheet has to be written then.</param>
    public string ClassOf(string sheet, out bool isNew)
    {
        isNew = !classes.TryGetValue(sheet, out var known);
        if (isNew)
        {
            known = string.Create(CultureInfo.InvariantCulture, $"sheet-{classes.Count + 1}");
            classes.Add(sheet, known);
        }

        return known!;
    }
}
