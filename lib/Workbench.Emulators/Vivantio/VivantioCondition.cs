using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbench.Emulators.Vivantio;

/// <summary>One comparison. A value that is not set is in no range and equals nothing but a missing value.</summary>
internal sealed class VivantioCondition(string fieldName, VivantioOp op, string? value)
{
    private static readonly TimeSpan LikeTimeout = TimeSpan.FromSeconds(1);

    private readonly decimal? number = decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var parsed) ? parsed
        : fieldName == "StatusType" && Enum.TryParse<VivantioStatusType>(value, out var type) ? (int)type : null;

    private readonly Regex? pattern = op != VivantioOp.Like ? null : new Regex(
        "^" + Regex.Escape(value ?? "").Replace("%", ".*", StringComparison.Ordinal) + "$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, LikeTimeout);

    public string Field => fieldName;

    public VivantioOp Op => op;

    public string? Text => value;

    public bool Matches(JsonObject record)
    {
        var stored = record[fieldName];
        if (stored is null)
            return op == VivantioOp.DoesNotEqual ? value is not null : op == VivantioOp.Equals && value is null;
        if (pattern is not null)
            return pattern.IsMatch(stored.ToString());
        var order = Compare(stored);
        return op switch
        {
            VivantioOp.Equals => order == 0,
            VivantioOp.DoesNotEqual => order != 0,
            VivantioOp.GreaterThan => order > 0,
            VivantioOp.GreaterThanOrEqualTo => order >= 0,
            VivantioOp.LessThan => order < 0,
            _ => order <= 0,
        };
    }

    /// <summary>Null when the two cannot be compared.</summary>
    private int? Compare(JsonNode stored) => stored.GetValueKind() switch
    {
        JsonValueKind.Number => number is { } wanted ? stored.GetValue<decimal>().CompareTo(wanted) : null,
        JsonValueKind.True or JsonValueKind.False => bool.TryParse(value, out var flag) ? stored.GetValue<bool>().CompareTo(flag) : null,
        _ => value is null ? null : string.Compare(stored.ToString(), value, StringComparison.OrdinalIgnoreCase),
    };
}
