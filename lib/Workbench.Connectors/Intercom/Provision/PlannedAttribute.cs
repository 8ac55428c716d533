using Workbench.Connectors.Intercom.Discovery;
using Workbench.Connectors.Intercom.Propose;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Provision;

/// <summary>An attribute that a plan's row asks for.</summary>
/// <param name="Options">Labels, each once; empty unless the type is <see cref="FieldType.Choice"/>.</param>
internal sealed record PlannedAttribute(string Name, FieldType Type, string Description, IReadOnlyList<string> Options)
{
    /// <summary>The attributes of an object plan that Intercom does not have by itself, each name once.</summary>
    public static IReadOnlyList<PlannedAttribute> Of(ObjectPlan plan, ObjectSchema source, IReadOnlyList<FieldSchema> native)
    {
        var known = native.Select(field => field.Name).Append(TicketTypes.State).ToHashSet(StringComparer.Ordinal);
        var found = new List<PlannedAttribute>();
        foreach (var row in plan.Fields)
        {
            if (row.Destination is { } name && PlannedFields.FillsAField(row) && known.Add(name)
                && source.Field(row.Source) is { } field)
            {
                found.Add(Of(row, name, field));
            }
        }

        return found;
    }

    private static PlannedAttribute Of(FieldPlan row, string name, FieldSchema field)
    {
        var options = PlannedFields.Options(row, field);
        var type = row.Transform.ResultType(field.Type);
        if (type == FieldType.Choice && (options.Count < 2 || !PlanRows.CanBeList(field with { Options = [.. options.Select(label => new FieldOption(label, label))] })))
        {
            type = FieldType.Text;
        }

        return new PlannedAttribute(name, type, field.Label, type == FieldType.Choice ? options : []);
    }
}
