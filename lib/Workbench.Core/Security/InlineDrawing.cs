namespace Workbench.Core.Security;

/// <summary>
/// Follows inline SVG, in which alone a parser takes a shape like <c>&lt;path/&gt;</c> for ended. Everywhere else the same tag opens an element.
/// Believed only as long as every tag of the text is plain and the drawings are well nested.
/// </summary>
internal sealed class InlineDrawing
{
    private const string Root = "svg";

    /// <summary>Elements of drawings that neither hold HTML nor end the drawing.</summary>
    private static readonly HashSet<string> Shapes = new(
        ("svg g defs path rect circle ellipse line polyline polygon use image stop linearGradient radialGradient clipPath mask pattern symbol marker text tspan "
            + "filter feBlend feColorMatrix feComposite feFlood feGaussianBlur feMerge feMergeNode feOffset animate animateTransform").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private readonly Stack<string> open = new();

    /// <summary>False from the first tag on that a parser might read otherwise.</summary>
    public bool IsCertain { get; private set; } = true;

    public void Doubt()
    {
        IsCertain = false;
        open.Clear();
    }

    /// <param name="tag">The whole tag.</param>
    /// <returns>True for a part of a drawing that ends itself.</returns>
    public bool Begins(string name, ReadOnlySpan<char> tag)
    {
        if (!IsCertain)
        {
            return false;
        }

        var isRoot = name.Equals(Root, StringComparison.OrdinalIgnoreCase);
        if (!PlainTag.IsBeginning(tag) || name.Equals("math", StringComparison.OrdinalIgnoreCase) || (open.Count > 0 && !Shapes.Contains(name)))
        {
            Doubt();
            return false;
        }

        if (open.Count == 0 && !isRoot)
        {
            return false;
        }

        if (PlainTag.EndsItself(tag))
        {
            return true;
        }

        open.Push(name);
        return false;
    }

    public void Ends(string name, ReadOnlySpan<char> tag)
    {
        if (!IsCertain)
        {
            return;
        }

        if (!PlainTag.IsEnd(tag) || (open.Count > 0 && !open.Pop().Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            Doubt();
        }
    }
}
