using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Ivinex;

/// <summary>
/// Writes what an operator of this account would have to write down, because no call of the vendor gives it: <c>tab-roles.json,
/// groups.json, workflows.json</c> and <c>views.json</c>; also <c>schema.json</c> where the account answers only the Records API, and
/// <c>users.json</c> where its user may not read the Users tab.
/// </summary>
public static class OperatorFiles
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the files into the directory, which is made if needed; files that exist are replaced.</summary>
    /// <exception cref="SampleFormatException">The sample cannot be read.</exception>
    public static async Task WriteAsync(
        SampleAccount sample, IvinexSettings settings, string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var layout = new IvinexLayout(sample, settings.IdOffset);
        await WriteAsync("tab-roles", Roles(sample, layout));
        await WriteAsync("groups",
            sample.Inventory.Groups.Select(group => group with { Members = [.. group.Members.Select(IvinexIds.User)] }));
        await WriteAsync("workflows", sample.Inventory.Workflows);
        await WriteAsync("views", sample.Inventory.Views.Select(View));
        if (settings.Generation == IvinexGeneration.Records)
            await WriteAsync("schema", layout.All.Select(Schema));
        if (settings.HiddenTabs.Contains(layout.Users.Name))
            await WriteAsync("users", sample.Agents().Select(agent => User(sample, agent)));

        async Task WriteAsync(string kind, IEnumerable<object> content)
        {
            var envelope = new JsonObject
            {
                ["kind"] = "workbench.operator/" + kind,
                ["version"] = 1,
                ["source"] = "ivinex",
                ["capturedAt"] = sample.EndsAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
                ["items"] = new JsonArray([.. content.Select(one => JsonSerializer.SerializeToNode(one, one.GetType(), Format))]),
            };
            await File.WriteAllTextAsync(Path.Combine(directory, kind + ".json"), envelope.ToJsonString(Format) + "\n", cancellationToken);
        }
    }

    private static IEnumerable<object> Roles(SampleAccount sample, IvinexLayout layout)
    {
        yield return Role("user", layout.Users, sample.Agents().Count());
        yield return Role("organization", layout.Organizations, sample.Organizations().Count());
        yield return Role("contact", layout.Contacts, sample.Contacts().Count());
        yield return Role("ticket", layout.Tickets, sample.Tickets().Count());
        yield return Role("task", layout.Tasks, sample.Tasks().Count());
        yield return Role("activity", layout.Activities, sample.Messages().Count());
        foreach (var tab in layout.Custom)
            yield return Role("custom", tab, sample.CustomRecords().Count(record => record.TabName == tab.Name));
    }

    private static object Role(string role, IvinexTab tab, int count) =>
        new { Role = role, TabId = tab.Id, AllowEmpty = count == 0, ExpectedCount = count };

    private static object Schema(IvinexTab tab) => new
    {
        TabId = tab.Id,
        tab.Name,
        Fields = tab.Fields.Select(field => new
        {
            FieldId = field.Id,
            field.Name,
            field.Label,
            field.DataType,
            field.DisplayType,
            field.Options,
            field.LinkedTabId,
        }),
    };

    private static object User(SampleAccount sample, SampleAgent agent) => new
    {
        Id = IvinexIds.User(agent.Id),
        agent.Email,
        agent.Name,
        agent.Active,
        agent.Role,
        Groups = sample.Inventory.Groups.Where(group => group.Members.Contains(agent.Id)).Select(group => group.Name),
    };

    private static object View(SampleView view) => new
    {
        view.Tab,
        view.Name,
        Owner = IvinexIds.User(view.OwnerId),
        view.Columns,
        view.Filters,
        Sort = view.Sort.Select(sort => new { sort.Field, Dir = sort.Direction }),
    };
}
