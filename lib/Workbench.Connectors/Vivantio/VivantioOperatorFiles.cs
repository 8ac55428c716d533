using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Vivantio;

/// <summary>What a person knows about the account and its API does not say.</summary>
/// <param name="Agents">Active flags and roles by user id.</param>
/// <param name="Groups">Groups with members; null where nobody has said.</param>
/// <param name="Legacy">Fields of the former product; null where nobody has looked.</param>
/// <param name="Articles">State, language and place of articles by id; null where nobody has said.</param>
/// <param name="Images">Inline images that the API user cannot load, by article and address.</param>
public sealed record VivantioOperatorFiles(
    IReadOnlyDictionary<string, JsonElement> Agents,
    IReadOnlyList<OperatorGroup>? Groups,
    IReadOnlyList<LegacyField>? Legacy,
    IReadOnlyDictionary<string, JsonElement>? Articles,
    IReadOnlyDictionary<(string Article, string Source), string> Images)
{
    /// <summary>The files that a person may supply.</summary>
    public static IReadOnlyList<OperatorFileTemplate> Templates { get; } =
    [
        new("agents", "Which agents are still active, and their roles; without it every user counts as active.",
            """{"id":41,"email":"agent@example.com","active":true,"roles":["Admin"],"groups":[5]}"""),
        new("groups", "Groups with their members, where the API does not list them.", """{"id":5,"name":"Desk","members":[41]}"""),
        new("legacy-fields", "Custom fields of the former Service Desk, each with a decision (remap or archive); the API does not mark them.",
            """{"recordTypeId":11,"fieldId":901,"name":"OldCode","decision":"archive","targetFieldId":null}"""),
        new("article-meta", "State, visibility, language and section of articles; without it every article stays a draft.",
            """{"articleId":9,"state":"published","visibility":"public","language":"en","section":["Hardware"],"publishedAt":"2025-04-01T00:00:00","groupKey":"a9"}"""),
        new("images", "Inline images that need a browser login; the files lie below the operator folder.",
            """{"articleId":9,"src":"https://company.flex.vivantio.com/image/1","path":"images/9-1.png"}"""),
        new("workflows", "Workflows and business rules, which the API does not show; without it no inventory of them is written.",
            """{"key":"br-7","kind":"businessRule","name":"Escalate P1","enabled":true,"recordTypeId":11,"trigger":"on update","conditions":[{"field":"PriorityName","op":"=","value":"P1"}],"actions":[{"type":"assignGroup","target":"Desk"}],"notes":""}"""),
        new("sla", "SLA policies with calendars and pause rules, which the API does not show; without it no inventory of them is written.",
            """{"name":"Standard","priorities":[{"priority":"P1","firstResponseMinutes":30,"resolutionMinutes":240}],"calendar":{"timezone":"UTC","hours":[{"day":"Mon","from":"09:00","to":"17:30"}],"holidays":["2026-12-25"]},"pauseStatuses":["On hold"],"minimumDestinationPlan":""}"""),
        new("portals", "Self-service portals and their forms, which the API does not show; without it no inventory of them is written.",
            """{"name":"IT portal","team":"Desk","publicArticles":true,"forms":[{"name":"New laptop","fields":["cost centre"]}]}"""),
        new("reports", "Reports and dashboards, which the API does not show; without it no inventory of them is written.",
            """{"name":"Weekly volume","kind":"report","filters":[],"groupBy":[],"metrics":[]}"""),
    ];

    /// <summary>Reads every file there is.</summary>
    /// <exception cref="PlanException">A file is not what it should be; the message names file and place.</exception>
    public static VivantioOperatorFiles Load(string? directory) => new(
        ById(OperatorFile.Read(directory, "agents", row => (row.Text("id"), Checked(row, "active")))) ?? new Dictionary<string, JsonElement>(),
        OperatorFile.Read(directory, "groups", row => new OperatorGroup(row.Text("id"), row.Text("name"), Ids(row, "members"))),
        OperatorFile.Read(directory, "legacy-fields", ReadLegacy),
        ById(OperatorFile.Read(directory, "article-meta", row => (row.Text("articleId"), Section(row)))),
        (OperatorFile.Read(directory, "images", row => (Key: (row.Text("articleId"), row.Text("src")), Path: row.Text("path"))) ?? [])
            .DistinctBy(image => image.Key).ToDictionary(image => image.Key, image => image.Path));

    private static Dictionary<string, JsonElement>? ById(IReadOnlyList<(string Id, JsonElement Row)>? rows) =>
        rows?.DistinctBy(row => row.Id).ToDictionary(row => row.Id, row => row.Row, StringComparer.Ordinal);

    private static JsonElement Checked(OperatorRow row, string flag)
    {
        _ = row.Flag(flag, true);
        return row.Json.Clone();
    }

    private static JsonElement Section(OperatorRow row)
    {
        _ = row.Texts("section");
        return row.Json.Clone();
    }

    private static IReadOnlyList<string> Ids(OperatorRow row, string name) => [.. row.Rows(name).Select(id => VivantioJson.Text(id.Json))];

    private static LegacyField ReadLegacy(OperatorRow row) => new(
        row.Text("fieldId"),
        row.Optional("name") ?? row.Text("fieldId"),
        row.Optional("decision") switch
        {
            null or "" => LegacyDecision.Open,
            "archive" => LegacyDecision.Archive,
            "remap" when row.Optional("targetFieldId") is { Length: > 0 } => LegacyDecision.Remap,
            "remap" => throw row.Wrong("targetFieldId", "must name the field that takes the value"),
            var word => throw row.Wrong("decision", $"is '{word}'; write remap or archive"),
        },
        row.Optional("targetFieldId"));
}

/// <summary>A group as a person wrote it down.</summary>
public sealed record OperatorGroup(string Id, string Name, IReadOnlyList<string> Members);

/// <summary>What becomes of a field of the former product.</summary>
public enum LegacyDecision
{
    /// <summary>Nobody has decided: kept as text, and asked for.</summary>
    Open,

    /// <summary>Kept as a line of text.</summary>
    Archive,

    /// <summary>Its value goes into a present field where that one is empty.</summary>
    Remap,
}

/// <summary>One custom field of the former Service Desk.</summary>
/// <param name="NewFieldId">The present field that takes its value; null unless remapped.</param>
public sealed record LegacyField(string Id, string Name, LegacyDecision Decision, string? NewFieldId);
