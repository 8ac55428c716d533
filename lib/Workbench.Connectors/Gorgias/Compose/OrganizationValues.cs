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
        if (context.Find(organization) is not { } record || context.Plan.For(record.Object) is not { } plan)
        {
            return;
        }

        foreach (var field in record.Fields.Where(field => !field.Value.IsEmpty))
        {
            if (plan.For(field.Schema.Name) is not { Destination: { } name } row || row.Transform is Transform.Skip or Transform.Relate)
            {
                continue;
            }

            if (!GorgiasNames.IsField(name) || !fields.Add(name, Planned(row.Transform, field.Value)))
            {
                note.Add(Line(row.Transform is Transform.BodyLine line ? line.Label : field.Schema.Label, field.Value));
            }
        }
    }

    /// <summary>The text of a value that stands in a note.</summary>
    public static string Text(FieldValue value) => PlainText.Clean(value is FieldValue.Html html ? HtmlText.Of(html.Value) : value.Print()).Trim();

    private static string Line(string label, FieldValue value) => Text(value) is var text && text.Contains('\n', StringComparison.Ordinal)
        ? $"{GorgiasNames.OrganizationLabel} {label}:\n{text}"
        : $"{GorgiasNames.OrganizationLabel} {label}: {text}";

    private static FieldValue Planned(Transform transform, FieldValue value) => transform switch
    {
        Transform.MapValues map when map.Values.TryGetValue(value.Print(), out var mapped) => new FieldValue.Text(mapped),
        Transform.ToText => new FieldValue.Text(value.Print()),
        _ => value,
    };
}
