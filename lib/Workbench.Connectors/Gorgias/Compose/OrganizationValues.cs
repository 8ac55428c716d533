using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>The fields of an organization on one of its customers.</summary>
internal static class OrganizationValues
{
    public static void Add(RecordKey organization, IComposeContext context, FieldSet fields, Lines note)
    {
        if (context.Planned(organization) is not { } record)
        {
            return;
        }

        foreach (var value in record.Values.Where(value => value.Plan is { Destination: not null } row && PlannedFields.FillsAField(row) && Draft.IsWritten(value)))
        {
            if (!GorgiasNames.IsField(value.Plan.Destination!) || !fields.Add(value.Plan.Destination!, value.Result))
            {
                note.Add(Line(value.Plan.Transform is Transform.BodyLine line ? line.Label : Label(record, value), value));
            }
        }
    }

    /// <summary>A value that stands in a note.</summary>
    public static string Line(string label, PlannedValue value) => PlainText.Line($"{GorgiasNames.OrganizationLabel} {label}", ReadableText.Of(value));

    private static string Label(PlannedRecord record, PlannedValue value) =>
        record.Record.Fields.First(field => field.Schema.Name == value.Plan.Source).Schema.Label;
}
