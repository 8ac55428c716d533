namespace Workbench.Emulators.ZohoDesk;

/// <summary>One condition of a search.</summary>
/// <param name="Field">The field, or <c>cf.{apiName}</c>.</param>
internal sealed record SearchFilter(string Field, string Text)
{
    private const string Empty = "${empty}";
    private const string NotEmpty = "${notempty}";
    private static readonly string[] Containing =
        ["_all", "subject", "fullName", "firstName", "lastName", "email", "accountName", "description", "phone", "mobile"];

    public bool IsCustom => Field.StartsWith("cf.", StringComparison.Ordinal);

    private bool IsRange => Field.EndsWith("TimeRange", StringComparison.Ordinal);

    public bool IsExact => !IsRange && Text is not (Empty or NotEmpty) && !Text.StartsWith('*') && !Text.EndsWith('*')
        && (IsCustom || !Text.Contains(','));

    /// <exception cref="ZohoProblem">422: a custom field without value, a range that is none, an infix where only prefixes are offered.</exception>
    public static SearchFilter Read(string name, string value)
    {
        var filter = new SearchFilter(name, value);
        if (name.StartsWith("customField", StringComparison.Ordinal))
        {
            var colon = value.IndexOf(':', StringComparison.Ordinal);
            filter = colon > 0 ? new SearchFilter("cf." + value[..colon], value[(colon + 1)..]) : throw ZohoProblem.Invalid("/" + name);
        }
        if (filter.Text.StartsWith('*') && filter.Text.Length > 1 && !Containing.Contains(filter.Field))
        {
            throw ZohoProblem.Invalid("/" + name);
        }
        if (filter.IsRange && filter.Range() is null)
        {
            throw ZohoProblem.Invalid("/" + name);
        }
        return filter;
    }

    public bool Matches(IEnumerable<string?> values) => Text switch
    {
        Empty => values.All(string.IsNullOrEmpty),
        NotEmpty => values.Any(value => !string.IsNullOrEmpty(value)),
        _ => values.OfType<string>().Any(Matches),
    };

    private bool Matches(string value)
    {
        if (IsRange)
        {
            var (from, to) = Range()!.Value;
            return ZohoJson.ReadTime(value) is { } time && time >= from && time <= to;
        }
        if (Field == "_all" || (Text.StartsWith('*') && Text.EndsWith('*')))
        {
            return value.Contains(Text.Trim('*'), StringComparison.OrdinalIgnoreCase);
        }
        return Text.EndsWith('*') ? value.StartsWith(Text.TrimEnd('*'), Comparison)
            : Text.StartsWith('*') ? value.EndsWith(Text.TrimStart('*'), Comparison)
            : IsCustom ? value.Equals(Text, Comparison)
            : Text.Split(',').Any(one => value.Equals(one, Comparison));
    }

    private StringComparison Comparison => IsCustom ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    private (DateTimeOffset From, DateTimeOffset To)? Range() =>
        Text.Split(',') is [var from, var to] && ZohoJson.ReadTime(from) is { } start && ZohoJson.ReadTime(to) is { } end ? (start, end) : null;
}
