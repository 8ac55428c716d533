using System.Globalization;
using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>A search query: a filter, or a group of queries joined by AND or OR.</summary>
internal abstract record SearchQuery
{
    private const int MostFilters = 15;
    private const int MostLevels = 2;

    public abstract bool Matches(JsonObject record, ISearchFields fields);

    /// <summary>Filters that every match fulfils.</summary>
    public abstract IEnumerable<Filter> Required();

    /// <exception cref="IntercomProblem">400: malformed, too deep or too wide.</exception>
    public static SearchQuery Read(JsonNode? node) =>
        node is JsonObject query ? Read(query, 0) : throw IntercomProblem.Invalid("query is required");

    private static SearchQuery Read(JsonObject node, int level)
    {
        var operation = node.Text("operator") ?? throw IntercomProblem.Invalid("operator is required");
        if (operation is not ("AND" or "OR"))
        {
            var field = node.Text("field") ?? throw IntercomProblem.Invalid("field is required");
            return new Filter(field, operation, node["value"]);
        }
        var members = node.Array("value");
        if (members.Count > MostFilters)
        {
            throw IntercomProblem.Invalid($"A group may hold {MostFilters} filters at most");
        }
        if (level >= MostLevels)
        {
            throw IntercomProblem.Invalid($"Groups may be nested {MostLevels} levels deep at most");
        }
        return new Group(operation == "AND", [.. members.Select(member =>
            member is JsonObject inner ? Read(inner, level + 1) : throw IntercomProblem.Invalid("value must hold filters"))]);
    }

    internal sealed record Group(bool All, IReadOnlyList<SearchQuery> Members) : SearchQuery
    {
        public override bool Matches(JsonObject record, ISearchFields fields) =>
            All ? Members.All(member => member.Matches(record, fields)) : Members.Any(member => member.Matches(record, fields));

        public override IEnumerable<Filter> Required() => All || Members.Count == 1 ? Members.SelectMany(member => member.Required()) : [];
    }

    internal sealed record Filter(string Field, string Operation, JsonNode? Value) : SearchQuery
    {
        public override IEnumerable<Filter> Required() => [this];

        public override bool Matches(JsonObject record, ISearchFields fields)
        {
            if (fields.IsTime(Field))
            {
                var actual = fields.Values(record, Field).FirstOrDefault();
                return fields.MatchesTime(Field, Operation, actual is null ? null : long.Parse(actual, CultureInfo.InvariantCulture), Value);
            }
            var values = fields.Values(record, Field);
            return Operation switch
            {
                "=" => IsAny(values, JsonFields.AsText(Value)),
                "!=" => !IsAny(values, JsonFields.AsText(Value)),
                "IN" => Wanted().Any(wanted => IsAny(values, wanted)),
                "NIN" => !Wanted().Any(wanted => IsAny(values, wanted)),
                "~" => values.Any(value => Text(value).Contains(Text(), StringComparison.OrdinalIgnoreCase)),
                "!~" => !values.Any(value => Text(value).Contains(Text(), StringComparison.OrdinalIgnoreCase)),
                "^" => values.Any(value => Text(value).StartsWith(Text(), StringComparison.OrdinalIgnoreCase)),
                "$" => values.Any(value => Text(value).EndsWith(Text(), StringComparison.OrdinalIgnoreCase)),
                ">" or "<" or ">=" or "<=" => values.Any(CompareNumber),
                _ => throw IntercomProblem.Invalid($"Operator '{Operation}' is not valid"),
            };
        }

        private IEnumerable<string?> Wanted() =>
            Value is JsonArray array ? array.Select(JsonFields.AsText) : throw IntercomProblem.Invalid($"{Operation} needs an array");

        private static bool IsAny(IEnumerable<string?> values, string? wanted)
        {
            var any = false;
            foreach (var value in values)
            {
                any = true;
                if (string.Equals(value, wanted, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
            return !any && wanted is null;
        }

        private static string Text(string? value) => value ?? "";

        private string Text() => JsonFields.AsText(Value) ?? "";

        private bool CompareNumber(string? value)
        {
            if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var actual)
                || !decimal.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var wanted))
            {
                return false;
            }
            return Operation switch { ">" => actual > wanted, "<" => actual < wanted, ">=" => actual >= wanted, _ => actual <= wanted };
        }
    }
}
