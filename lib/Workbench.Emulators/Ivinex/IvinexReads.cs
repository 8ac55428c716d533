using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Ivinex;

/// <summary>The answers of the read calls.</summary>
internal sealed class IvinexReads(
    IvinexSettings settings, IvinexLayout layout, IvinexLinks links, IvinexPages pages, EmulatorContext context)
{
    public Task TabsAsync(HttpContext http) => AnswerAsync(http, "Tabs", layout.All.Select(tab => new JsonObject
    {
        ["TabID"] = tab.Id,
        ["CollectionTypeID"] = tab.Id,
        ["Name"] = tab.Name,
    }));

    public Task FieldsAsync(HttpContext http)
    {
        var tab = layout.Find(http.Request.Query["TabID"]);
        return AnswerAsync(http, "Fields", tab is null ? [] : IvinexFieldEdits.Apply(context.Store, tab, Listed(tab)).Select(Field));
    }

    public Task RecordsAsync(HttpContext http, string idParameter)
    {
        var tab = layout.Find(http.Request.Query[idParameter]);
        if (tab is null)
            return AnswerAsync(http, "Records", []);
        return settings.HiddenTabs.Contains(tab.Name)
            ? HiddenAsync(http, "Records")
            : AnswerAsync(http, "Records", pages.Read(tab.Collection, http.Request).Select(row => row.Body));
    }

    public Task RelatedItemsAsync(HttpContext http) =>
        RelatedAsync(http, tab => links.OfRecord(tab, http.Request.Query["RecordID"].ToString()));

    public Task AllRelatedItemsAsync(HttpContext http) => RelatedAsync(http, tab => pages.Read(tab.RelatedCollection, http.Request));

    private Task RelatedAsync(HttpContext http, Func<IvinexTab, IReadOnlyList<Document>> read)
    {
        var tab = layout.Find(http.Request.Query["TabID"]);
        if (tab is null)
            return AnswerAsync(http, "RelatedItems", []);
        return settings.HiddenTabs.Contains(tab.Name)
            ? HiddenAsync(http, "RelatedItems")
            : AnswerAsync(http, "RelatedItems", read(tab).Select(row => WithUrl(http, row.Body)));
    }

    /// <summary>
    /// The default fields are known only "as long as there is at least one record in a module" (vendor's API documentation).
    /// </summary>
    private IEnumerable<IvinexField> Listed(IvinexTab tab)
    {
        var isEmpty = settings.HiddenTabs.Contains(tab.Name) || context.Store.Count(tab.Collection) == 0;
        return isEmpty ? tab.Fields.SkipLast(5) : tab.Fields;
    }

    private JsonObject WithUrl(HttpContext http, JsonObject row)
    {
        if ((string?)row["LinkType"] != "attachment")
            return row;
        var expires = settings.AttachmentUrlLifetime is { } lifetime
            ? "&Expires=" + (context.Clock.GetUtcNow() + context.Shortened(lifetime)).ToUnixTimeMilliseconds()
            : "";
        row["Url"] = $"{http.Request.Scheme}://{http.Request.Host}/API/Download.php?FileID={row["ToID"]}{expires}";
        return row;
    }

    private Task HiddenAsync(HttpContext http, string name) => settings.HiddenTabAnswer switch
    {
        IvinexHiddenTabAnswer.Forbidden => IvinexGate.WriteAsync(http, StatusCodes.Status403Forbidden, "No permission"),
        IvinexHiddenTabAnswer.HtmlPage => IvinexGate.WriteAsync(http, StatusCodes.Status200OK, "No permission"),
        _ => AnswerAsync(http, name, []),
    };

    private static JsonObject Field(IvinexField field) => new()
    {
        ["FieldID"] = field.Id,
        ["FieldName"] = field.Name,
        ["DisplayText"] = field.Label,
        ["DataType"] = field.DataType,
        ["DisplayType"] = field.DisplayType,
        ["LinkedTabID"] = field.LinkedTabId,
        ["Options"] = new JsonArray([
            .. field.Options.Select(option => new JsonObject { ["OptionID"] = option.Id, ["Label"] = option.Label })]),
    };

    private static Task AnswerAsync(HttpContext http, string name, IEnumerable<JsonObject> rows) =>
        IvinexJson.WriteAsync(http, new JsonObject { [name] = new JsonArray([.. rows]) });
}
