using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbench.Emulators.Gorgias;

/// <summary>
/// The filter language of views as far as it is served: <c>eq</c>, <c>neq</c> and <c>containsAny</c> over fields of a ticket, joined
/// by <c>&amp;&amp;</c>.
/// </summary>
internal sealed partial class ViewFilters(TagBook tags)
{
    /// <exception cref="GorgiasProblem">400: the filter is not understood.</exception>
    public Func<JsonObject, bool> Compile(string? filters)
    {
        if (string.IsNullOrWhiteSpace(filters))
        {
            return static _ => true;
        }
        var tests = filters.Split("&&").Select(part => Compile(Pattern().Match(part.Trim()), filters)).ToList();
        return ticket => tests.TrueForAll(test => test(ticket));
    }

    private Func<JsonObject, bool> Compile(Match match, string filters)
    {
        if (!match.Success)
        {
            throw GorgiasProblem.Field("filters", $"'{filters}' is not understood.");
        }
        var field = match.Groups["field"].Value;
        var words = Words().Matches(match.Groups["values"].Value)
            .Select(word => word.Groups["word"].Value).ToHashSet(StringComparer.Ordinal);
        return match.Groups["test"].Value == "neq"
            ? ticket => !Values(ticket, field).Any(words.Contains)
            : ticket => Values(ticket, field).Any(words.Contains);
    }

    private IEnumerable<string> Values(JsonObject ticket, string field) => field switch
    {
        "tags.name" => tags.Nested(ticket).Select(tag => tag.Text("name")!),
        "customer.id" or "assignee_user.id" or "assignee_team.id" => One(ticket.Text(field.Replace('.', '_'))),
        _ => One(ticket.Text(field)),
    };

    private static IEnumerable<string> One(string? value) => value is null ? [] : [value];

    [GeneratedRegex(@"^(?<test>eq|neq|containsAny)\(\s*ticket\.(?<field>[a-z_.]+)\s*,\s*(?<values>.+?)\s*\)$")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"'(?<word>[^']*)'|(?<word>\d+)")]
    private static partial Regex Words();
}
