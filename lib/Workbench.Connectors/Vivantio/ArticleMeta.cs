using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>What a person wrote down about an article, because no call tells it. An article for staff only never counts as published.</summary>
internal static class ArticleMeta
{
    public static IReadOnlyDictionary<string, FieldValue> Read(JsonElement body, VivantioValues values)
    {
        var meta = VivantioJson.Member(body, RecordBody.Meta) ?? default;
        var (state, visibility) = (VivantioJson.Text(meta, "state"), VivantioJson.Text(meta, "visibility"));
        return new Dictionary<string, FieldValue>
        {
            ["IsPublished"] = state.Length == 0
                ? FieldValue.Empty.Value
                : new FieldValue.Boolean(state == "published" && visibility != "internal"),
            ["State"] = values.Read(FieldType.Text, state),
            ["Visibility"] = values.Read(FieldType.Text, visibility),
            ["Language"] = values.Read(FieldType.Text, VivantioJson.Text(meta, "language")),
            ["PublishedAt"] = values.Read(FieldType.Instant, VivantioJson.Text(meta, "publishedAt")),
            ["GroupKey"] = values.Read(FieldType.Text, VivantioJson.Text(meta, "groupKey")),
        };
    }
}
