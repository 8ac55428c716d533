using System.Text.Json.Nodes;

namespace Workbench.Emulators.Vivantio;

internal enum VivantioMode { MatchAll, MatchAny, MatchNone }

internal enum VivantioOp { Equals, DoesNotEqual, GreaterThan, GreaterThanOrEqualTo, LessThan, LessThanOrEqualTo, Like }

/// <summary>The query of a Select. Its words are exact to the letter.</summary>
internal sealed class VivantioQuery
{
    private readonly VivantioMode mode;

    private VivantioQuery(VivantioMode mode, IReadOnlyList<VivantioCondition> conditions)
    {
        this.mode = mode;
        Conditions = conditions;
    }

    public IReadOnlyList<VivantioCondition> Conditions { get; }

    public bool IsConjunction => mode == VivantioMode.MatchAll;

    /// <exception cref="VivantioProblemException">The query is missing, or names a mode, operator or field that does not exist.</exception>
    public static VivantioQuery Parse(JsonNode? body, VivantioArea area)
    {
        if ((body as JsonObject)?["Query"] is not JsonObject query)
            throw VivantioProblemException.Missing("Query");
        var mode = Word<VivantioMode>(query["Mode"], "Mode");
        var rows = query["Items"] as JsonArray ?? [];
        return new VivantioQuery(mode, [.. rows.Select(row => Condition(row as JsonObject ?? [], area))]);
    }

    public bool Matches(JsonObject record) => mode switch
    {
        VivantioMode.MatchAny => Conditions.Count == 0 || Conditions.Any(condition => condition.Matches(record)),
        VivantioMode.MatchNone => Conditions.All(condition => !condition.Matches(record)),
        _ => Conditions.All(condition => condition.Matches(record)),
    };

    private static VivantioCondition Condition(JsonObject row, VivantioArea area)
    {
        var field = row["FieldName"]?.ToString() ?? throw VivantioProblemException.Missing("FieldName");
        if (!area.Fields.Contains(field))
            throw VivantioProblemException.Invalid(field);
        return new VivantioCondition(field, Word<VivantioOp>(row["Op"], "Op"), row["Value"]?.ToString());
    }

    private static T Word<T>(JsonNode? given, string name) where T : struct, Enum =>
        Enum.GetNames<T>().Contains(given?.ToString()) ? Enum.Parse<T>(given!.ToString()) : throw VivantioProblemException.Invalid(name);
}
