using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Turns rows of a bundle into records: times, external ids and custom columns kept.</summary>
internal sealed class BundleRecords(DeskAccount desk, LayoutBook layouts, RecordBook records, BundleReport report, string bundleId)
{
    /// <summary>The id of the record that came with that external id; null when none did.</summary>
    public string? Known(string collection, string? externalId) =>
        externalId is null ? null : desk.Store.FindBy(collection, "extId", externalId, limit: 1).FirstOrDefault()?.Id;

    /// <summary>A time of the row; a wrong one is reported and left out.</summary>
    public string? Time(BundleRow row, string column)
    {
        if (row[column] is not { } text)
        {
            return null;
        }
        if (ZohoJson.ReadTime(text) is { } time)
        {
            return ZohoJson.Time(time);
        }
        report.Problems.Add($"{row.Place}: '{column}' is no time of the form YYYY-MM-DDTHH:MM:SS.000Z.");
        return null;
    }

    /// <summary>Copies the cells that exist into the record's fields.</summary>
    public static void Copy(BundleRow row, JsonObject record, IEnumerable<(string Column, string Field)> columns)
    {
        foreach (var (column, field) in columns)
        {
            record[field] = row[column];
        }
    }

    /// <summary>Stores the record with the times of the row, and the columns that carry the label or API name of a custom field.</summary>
    public void Add(ZohoModule module, BundleRow row, JsonObject record, string externalId)
    {
        record["_extId"] = externalId;
        record["_bundle"] = bundleId;
        record["cf"] = Custom(module, row, record);
        records.Add(module, record);
        record["createdTime"] = Time(row, "Created Time") ?? record.Text("createdTime");
        record["modifiedTime"] = Time(row, "Modified Time") ?? record.Text("createdTime");
        records.Save(module, record);
        report.Count(module.Name);
    }

    private JsonObject Custom(ZohoModule module, BundleRow row, JsonObject record)
    {
        var custom = new JsonObject();
        foreach (var entry in layouts.For(module, record).Array("fields").Where(entry => entry.Flag("isCustomField")))
        {
            var name = entry.Text("apiName")!;
            if ((row[name] ?? row[entry.Text("displayLabel")!]) is { } value)
            {
                custom[name] = value;
            }
        }
        return custom;
    }
}
