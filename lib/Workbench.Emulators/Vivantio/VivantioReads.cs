using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Vivantio;

/// <summary>Select, SelectById and SelectList of every area.</summary>
internal sealed class VivantioReads(VivantioSettings settings, DocumentStore store)
{
    private const int LongestList = 200;

    public JsonObject Select(VivantioArea area, VivantioCall call)
    {
        var query = VivantioQuery.Parse(call.Body, area);
        var isNarrowed = false;
        var rows = VivantioSlices.Candidates(store, area.Collection, query)
            .Where(record => query.Matches(record.Body))
            .Where(record => MayBeSeen(record.Body) || !(isNarrowed = true))
            .Take(settings.SelectCap)
            .Select(record => VivantioView.Of(area, record, VivantioStatusForm.Word, call.Root))
            .ToList();
        return isNarrowed ? VivantioAnswers.Narrowed(rows) : VivantioAnswers.Results(rows);
    }

    public JsonObject SelectById(VivantioArea area, VivantioCall call)
    {
        var record = store.Find(area.Collection, VivantioIds.Text(call.Id));
        if (record is not null && !MayBeSeen(record.Body))
        {
            throw new VivantioProblemException(
                VivantioProblemType.ItemPermissionDeniedForAction, null, "You do not have permission to view this item.");
        }

        return VivantioAnswers.Item(record is null ? null : VivantioView.Of(area, record, VivantioStatusForm.Code, call.Root));
    }

    /// <summary>Of ids that do not exist, even ones are answered by null and odd ones by nothing.</summary>
    public JsonObject SelectList(VivantioArea area, VivantioCall call)
    {
        var ids = call.Ids();
        if (ids.Count > LongestList)
            throw VivantioProblemException.Invalid("Ids");
        var rows = new List<JsonNode?>();
        foreach (var id in ids.Distinct().OrderDescending())
        {
            if (store.Find(area.Collection, VivantioIds.Text(id)) is { } record && MayBeSeen(record.Body))
                rows.Add(VivantioView.Of(area, record, VivantioStatusForm.Code, call.Root));
            else if (id % 2 == 0)
                rows.Add(null);
        }

        return VivantioAnswers.Results(rows);
    }

    private bool MayBeSeen(JsonObject record) => (int?)record["RecordTypeId"] is not { } type || !settings.HiddenRecordTypes.Contains(type);
}
