using System.Globalization;
using System.Text.Json;

namespace Workbench.Pipeline.Map.Validation;

/// <summary>A place in a plan, for example <c>objects[3].fields[12].transform.maxCharacters</c>.</summary>
public sealed class PlanPath
{
    private readonly PlanPath? parent;
    private readonly string? name;
    private readonly int index;

    private PlanPath(PlanPath? parent, string? name, int index) => (this.parent, this.name, this.index) = (parent, name, index);

    /// <summary>The plan itself.</summary>
    public static PlanPath Root { get; } = new(null, null, 0);

    public PlanPath At(string member) => new(this, member, 0);

    public PlanPath At(int position) => new(this, null, position);

    /// <summary>The path as people read it; members whose names are no words stand in brackets.</summary>
    public override string ToString()
    {
        if (parent is null)
        {
            return "the plan";
        }

        var before = parent.parent is null ? "" : parent.ToString();
        return name is null ? $"{before}[{index.ToString(CultureInfo.InvariantCulture)}]"
            : !name.All(character => char.IsAsciiLetterOrDigit(character) || character is '$' or '_') || name.Length == 0 ? $"{before}[{Shown.Of(name)}]"
            : before.Length == 0 ? name
            : $"{before}.{name}";
    }

    /// <summary>The node at this place, or the nearest one around it.</summary>
    internal PlanNode In(PlanNode root)
    {
        if (parent is null)
        {
            return root;
        }

        var around = parent.In(root);
        return (name, around.Kind) switch
        {
            ({ } member, JsonValueKind.Object) => around.Member(member) ?? around,
            (null, JsonValueKind.Array) when index < around.Elements.Count => around.Elements[index],
            _ => around,
        };
    }
}
