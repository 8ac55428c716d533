using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Map.Edits;

/// <summary>Whether a transform that a person chose can be, for that field.</summary>
internal static class EditRules
{
    /// <summary>What speaks against it, in words.</summary>
    public static IEnumerable<string> Problems(FoundRow row, FieldPlan after, DestinationFields fields) => after.Transform switch
    {
        Transform.Skip skip when !ReasonCode.All.Contains(skip.Reason) =>
            [$"{NearestNames.Quote(skip.Reason)} is no reason code{NearestNames.Of(skip.Reason, ReasonCode.All)}."],
        Transform.Truncate { MaxCharacters: < 1 } cut => [$"a text cannot be cut at {cut.MaxCharacters} characters. Say 1 or more."],
        Transform.BodyLine line when string.IsNullOrWhiteSpace(line.Label) => ["a line in the body needs a label."],
        Transform.AgentByEmail when row.Schema.Type != FieldType.Agent =>
            [$"'agent-by-email' is for people; the field is {row.Schema.Type}."],
        Transform.Relate when row.Field.Transform is not Transform.Relate =>
            ["a relation cannot be chosen: the destination's connector knows which fields it carries by relations. Choose a field and 'copy' or 'to-text'."],
        Transform.MapValues map => Values(row, after, map, fields),
        _ => [],
    };

    private static IEnumerable<string> Values(FoundRow row, FieldPlan after, Transform.MapValues map, DestinationFields fields)
    {
        if (map.Values.Count == 0)
        {
            yield return "a value map needs at least one value.";
        }

        var before = (row.Field.Transform as Transform.MapValues)?.Values;
        var from = row.Schema.Options.Select(option => option.Label).ToHashSet(StringComparer.Ordinal);
        foreach (var label in map.Values.Keys.Where(label => from.Count > 0 && !from.Contains(label) && before?.ContainsKey(label) != true))
        {
            yield return $"the source has no value {NearestNames.Quote(label)}{NearestNames.Of(label, from)}.";
        }

        var to = fields.Find(row.Object, after.Destination)?.Options.Select(option => option.Label).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var label in map.Values.Values.Distinct(StringComparer.Ordinal))
        {
            if (to.Count > 0 && !to.Contains(label) && before?.Values.Contains(label, StringComparer.Ordinal) != true && !fields.WouldAddOption(row, after, label))
            {
                yield return $"{NearestNames.Quote(after.Destination ?? "")} has no value {NearestNames.Quote(label)}{NearestNames.Of(label, to)}.";
            }
        }
    }
}
