using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;

namespace Workbench.EndToEnd.Tests.OutsideCheck;

/// <summary>Every record of a custom tab is one instance of the custom object type of that name, and its contact points to it.</summary>
internal sealed class CustomRecordCheck(SourceTruth truth, Workspace workspace, TwinIndex twins, CheckReport report)
{
    private readonly ValueCheck values = new(truth, report);

    public void Run()
    {
        var fields = truth.Account.CustomTabs.ToDictionary(tab => tab.Name, tab => tab.Fields);
        foreach (var record in truth.CustomRecords)
        {
            var key = $"{record.TabName}/{SourceKeys.CustomRecordEnd(record)}";
            var found = workspace.CustomObjects.Where(instance => Is(record, instance)).ToList();
            found.ForEach(instance => report.Claim("custom_objects", instance));
            if (found is [var only])
            {
                report.Count("custom-record");
                Compare(key, record, fields[record.TabName], only);
            }
            else
            {
                report.Fail(found.Count == 0 ? "custom-record-missing" : "custom-record-doubled", key, $"{found.Count} in the workspace");
            }
        }
    }

    private static bool Is(SampleCustomRecord record, JsonObject instance)
    {
        var end = SourceKeys.CustomRecordEnd(record);
        return Workspace.Text(instance, "type") == record.TabName && Workspace.Text(instance, "external_id") is { } id
            && (id.EndsWith($":{end}", StringComparison.Ordinal) || id.EndsWith($"/{end}", StringComparison.Ordinal));
    }

    /// <summary>Whoever made the type may have named its attributes as the source names its fields.</summary>
    private static string MachineName(string label) => label.ToLowerInvariant().Replace(' ', '_');

    private void Compare(string key, SampleCustomRecord record, IReadOnlyList<SampleField> fields, JsonObject instance)
    {
        var held = instance["custom_attributes"]!;
        foreach (var field in fields.Where(field => field.Type != SampleFieldType.Contacts))
        {
            values.Compare(key, field, record.Custom.GetValueOrDefault(field.Label), held[field.Label] ?? held[MachineName(field.Label)]);
        }

        if (record.OrganizationId is not null)
        {
            report.Allow(AllowedLoss.CompanyReference);
        }

        if (record.ContactId is { } contact && twins.Contacts(SourceKeys.Contact(contact)) is [var twin])
        {
            var ids = twin["custom_attributes"]!.AsObject().SelectMany(attribute => attribute.Value is JsonObject reference ? Workspace.Texts(reference, "ids") : []);
            report.Require(ids.Contains(Workspace.IdOf(instance)), "custom-record-link", key, $"contact {contact} does not point to it");
        }
    }
}
