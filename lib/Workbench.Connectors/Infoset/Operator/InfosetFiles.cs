using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset.Operator;

/// <summary>What a person knows about the account and no call tells. Small files are read at once, long ones stay where they are.</summary>
/// <param name="Directory">The folder; null where there is none.</param>
/// <param name="Properties">Custom fields, where the vendor lists none.</param>
/// <param name="Pipelines">Pipelines and stages, where the vendor lists none.</param>
/// <param name="Agents">People, where the vendor lists none or leaves out former ones.</param>
/// <param name="Recordings">Sound files by the id of their call.</param>
/// <param name="ChatDays">After how many days the vendor removes chats; null where nobody has said.</param>
internal sealed record InfosetFiles(
    string? Directory,
    IReadOnlyList<PropertyDefinition> Properties,
    IReadOnlyList<PipelineDefinition> Pipelines,
    IReadOnlyList<AgentDefinition> Agents,
    IReadOnlyDictionary<string, RecordingFile> Recordings,
    int? ChatDays)
{
    public const string Calls = "calls";
    public const string Chats = "chats";
    public const string Articles = "articles";

    /// <summary>The files that a person may supply.</summary>
    public static IReadOnlyList<OperatorFileTemplate> Templates { get; } =
    [
        new("schema", "Custom fields, where the vendor does not list them; without it their types and labels are guessed.",
            """{"object":"ticket","field":"cf_region","label":"Region","type":"list","options":["EU","US"]}"""),
        new("pipelines", "Pipelines and stages, where the vendor does not list them; without it stages are numbers.",
            """{"id":3,"name":"Support","object":"ticket","stages":[{"id":14,"name":"Waiting","order":2}]}"""),
        new("agents", "People with e-mail and teams; without it owners are numbers where the vendor does not list users.",
            """{"id":12,"email":"agent@example.com","name":"Agent One","active":true,"teams":["Tier 1"]}"""),
        new(Calls, "The call log, which no call reads. A long one may be calls.ndjson: the envelope without items, then one row per line.",
            """{"id":"c-1","ticketId":7001,"contactId":501,"agentId":12,"direction":"in","queue":"Sales","ivrPath":["1","3"],"startedAt":"2026-02-01T10:00:00Z","durationSeconds":182,"disposition":"answered","recording":"recordings/c-1.mp3"}"""),
        new("recordings", "Sound files of calls below the folder recordings/, with the hash that proves each.",
            """{"callId":"c-1","path":"recordings/c-1.mp3","size":123456,"sha256":"0000000000000000000000000000000000000000000000000000000000000000"}"""),
        new(Chats, "Chats outside tickets, which no call reads. A long file may be chats.ndjson: the envelope without items, then one row per line.",
            """{"id":"h-1","contactId":501,"channel":"chat","messages":[{"at":"2026-02-01T10:00:00Z","author":"agent","agentId":12,"html":"<p>Hello</p>","attachments":[]}]}"""),
        new(Articles, "Help-centre articles, which no call reads.",
            """{"id":"a-1","title":"Refunds","html":"<p>How to</p>","path":["Billing","Refunds"],"language":"en","groupKey":"a1","state":"published","author":"agent@example.com","createdAt":"2026-02-01T10:00:00Z"}"""),
        new("mail-accounts", "Mail accounts with their routing, for the inventory.",
            """{"address":"help@example.com","routing":"team:Tier 1","rules":["auto-reply"]}"""),
        new("widgets", "Chat widgets, for the inventory; leave their keys out.",
            """{"name":"Site","domains":["example.com"],"targeting":"all","language":"en"}"""),
        new("automations", "Automations and chatbot flows, which no call reads; without it no inventory of them is written.",
            """{"key":"au-3","kind":"routing","name":"VIP first","enabled":true,"trigger":"on create","conditions":[],"actions":[]}"""),
        new("sla", "SLA policies, for the inventory.",
            """{"name":"Standard","priority":3,"firstResponseMinutes":60,"resolutionMinutes":480,"calendar":""}"""),
        new("reports", "Figures of the vendor's own reports, for the inventory.",
            """{"name":"Satisfaction","period":"2026-01","metrics":[{"name":"CSAT","value":4.5}]}"""),
        new("retention", "After how many days the customer's plan removes chats; without it the deadline is unknown.",
            """{"plan":"standard","chatRetentionDays":90}"""),
    ];

    /// <summary>Reads the folder.</summary>
    /// <exception cref="PlanException">A file is not what it should be.</exception>
    public static InfosetFiles Load(string? directory) => new(
        directory,
        OperatorFile.Read(directory, "schema", ReadProperty) ?? [],
        OperatorFile.Read(directory, "pipelines", ReadPipeline) ?? [],
        OperatorFile.Read(directory, "agents", row => new AgentDefinition(
            row.Text("id"), row.Optional("name") ?? "", row.Optional("email") ?? "", row.Flag("active", true), row.Texts("teams"))) ?? [],
        (OperatorFile.Read(directory, "recordings", row => new RecordingFile(
            row.Text("callId"), row.Text("path"), row.Count("size"), row.Optional("sha256"))) ?? [])
            .DistinctBy(file => file.CallId).ToDictionary(file => file.CallId, StringComparer.Ordinal),
        OperatorFile.Read(directory, "retention", ReadDays)?.Min());

    private static PropertyDefinition ReadProperty(OperatorRow row) => new(
        row.Text("object"), row.Text("field"), row.Optional("label") ?? row.Text("field"), row.Optional("type") ?? "text", row.Texts("options"));

    private static PipelineDefinition ReadPipeline(OperatorRow row) => new(
        row.Text("id"),
        row.Text("name"),
        row.Optional("object") ?? "ticket",
        [.. row.Rows("stages").Select(stage => new FieldOption(stage.Text("id"), stage.Text("name")))]);

    private static int? ReadDays(OperatorRow row) => row.Count("chatRetentionDays") switch
    {
        null => null,
        var days and > 0 and < 100_000 => (int)days,
        _ => throw row.Wrong("chatRetentionDays", "must be a number of days above 0"),
    };
}

/// <summary>One custom field.</summary>
/// <param name="Object">ticket, contact, company or deal.</param>
/// <param name="Type">text, number, date, list or bool.</param>
internal sealed record PropertyDefinition(string Object, string Name, string Label, string Type, IReadOnlyList<string> Options);

/// <summary>One pipeline with its stages.</summary>
/// <param name="Object">ticket or deal.</param>
internal sealed record PipelineDefinition(string Id, string Name, string Object, IReadOnlyList<FieldOption> Stages);

/// <summary>One person.</summary>
/// <param name="Teams">Names of teams.</param>
internal sealed record AgentDefinition(string Id, string Name, string Email, bool IsActive, IReadOnlyList<string> Teams);

/// <summary>The sound file of a call.</summary>
/// <param name="FilePath">Path below the operator folder.</param>
/// <param name="Sha256">What its bytes must hash to; null where nobody wrote it down.</param>
internal sealed record RecordingFile(string CallId, string FilePath, long? Bytes, string? Sha256);
