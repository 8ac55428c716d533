namespace Workbench.Pipeline.SignOff;

/// <summary>One difference between two pictures of the same account.</summary>
/// <param name="Object">Machine name of the object; empty for agents and teams.</param>
/// <param name="ObjectLabel">What people call it.</param>
/// <param name="Field">Machine name of the field; for agents and teams their id. Null where the object itself is meant.</param>
/// <param name="Before">As it was, in words; null where it was not there.</param>
/// <param name="After">As it is, in words; null where it is gone.</param>
public sealed record SchemaChange(
    SchemaPart Part, ChangeSense Sense, string Object, string ObjectLabel, string? Field, string? Before, string? After)
{
    private const int MostCharacters = 80;

    /// <summary>
    /// The change in one clause on one line, for example <c>Contacts, region: option 'North' is gone</c>. It holds words of the account:
    /// encode it in every output.
    /// </summary>
    public string Words() => $"{Place}: {PartWords} {(Sense, Before, After) switch
    {
        (ChangeSense.Added, _, { } now) => $"'{Short(now)}' is new",
        (ChangeSense.Removed, { } then, _) => $"'{Short(then)}' is gone",
        _ => $"'{Short(Before ?? "")}' became '{Short(After ?? "")}'",
    }}";

    /// <summary>What changed, in words.</summary>
    public string PartWords => Part switch
    {
        SchemaPart.Object => "object",
        SchemaPart.Kind => "kind of records",
        SchemaPart.Field => "field",
        SchemaPart.Label => "label",
        SchemaPart.Role => "meaning",
        SchemaPart.Type => "type",
        SchemaPart.Option => "option",
        SchemaPart.MaxLength => "longest text in characters",
        SchemaPart.Writable => "writable through the API",
        SchemaPart.LinkedObject => "linked object",
        SchemaPart.Agent => "agent",
        _ => "team",
    };

    private string Place => Part switch
    {
        SchemaPart.Agent => "Agents",
        SchemaPart.Team => "Teams",
        _ => Field is null ? Short(ObjectLabel) : $"{Short(ObjectLabel)}, {Short(Field)}",
    };

    private static string Short(string text)
    {
        var line = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length <= MostCharacters ? line : line[..MostCharacters] + "…";
    }
}

/// <summary>What of a schema can differ.</summary>
public enum SchemaPart
{
    Object,
    Kind,
    Field,
    Label,
    Role,
    Type,
    Option,
    MaxLength,
    Writable,
    LinkedObject,
    Agent,
    Team,
}

/// <summary>In which way something differs.</summary>
public enum ChangeSense
{
    Added,
    Removed,
    Changed,
}
