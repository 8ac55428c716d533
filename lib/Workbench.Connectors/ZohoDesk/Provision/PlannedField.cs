using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Connectors.ZohoDesk.Propose;
using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Provision;

/// <summary>A custom field that a plan's row asks for.</summary>
/// <param name="Options">Values, each once; empty unless the type is <see cref="FieldType.Choice"/>.</param>
internal sealed record PlannedField(string Label, FieldType Type, IReadOnlyList<string> Options)
{
    /// <summary>The custom fields of the plan's rows of one twin, each label once; the source key first.</summary>
    public static IReadOnlyList<PlannedField> Of(string twin, IEnumerable<ObjectPlan> rows, SchemaSnapshot source)
    {
        var known = StandardFields.Of(twin).Select(field => field.Name).Concat(StandardFields.Lists(twin)).ToHashSet(StringComparer.Ordinal);
        var found = new List<PlannedField> { new(DeskNames.SourceId, FieldType.Text, []) };
        known.Add(DeskNames.SourceId);
        if (twin == DeskNames.Contact && known.Add(DeskNames.SourceEmail))
        {
            found.Add(new(DeskNames.SourceEmail, FieldType.Text, []));
        }

        foreach (var row in rows)
        {
            foreach (var field in row.Fields.Where(PlannedFields.FillsAField))
            {
                if (field.Destination is { } label && known.Add(label) && source.Object(row.SourceObject).Field(field.Source) is { } from)
                {
                    found.Add(Of(field, label, from));
                }
            }
        }

        return found;
    }

    /// <summary>The values that a standard picklist needs, by its name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Values(string twin, IEnumerable<ObjectPlan> rows, SchemaSnapshot source)
    {
        // A status without a like is mapped, never added: its type would be a guess.
        var lists = StandardFields.Lists(twin).Where(name => name != StandardFields.Status).ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var field in row.Fields)
            {
                if (field.Destination is { } name && lists.Contains(name) && source.Object(row.SourceObject).Field(field.Source) is { } from)
                {
                    found[name] = [.. found.GetValueOrDefault(name, []).Union(PlannedFields.Options(field, from), StringComparer.Ordinal)];
                }
            }
        }

        return found;
    }

    private static PlannedField Of(FieldPlan row, string label, FieldSchema field)
    {
        var type = DeskRows.TypeOf(field with { Type = row.Transform.ResultType(field.Type) });
        return new PlannedField(label, type, type == FieldType.Choice ? PlannedFields.Options(row, field) : []);
    }
}
