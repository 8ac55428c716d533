using System.Text.Json.Nodes;
using Workbench.Core.Records;
using Workbench.Emulators.Kit;
using Workbench.Emulators.ZohoDesk;
using Workbench.EndToEnd.Tests.OutsideCheck;

namespace Workbench.EndToEnd.Tests.PairCheck;

/// <summary>A Zoho Desk portal as its REST API fills it: comments of one user at the time of the load, so the texts must tell who and when.</summary>
internal sealed class ZohoDeskSide : IDestinationSide
{
    private const string SourceKey = "cf_source_id";

    private static readonly HashSet<string> Volatile = ["createdTime", "modifiedTime", "ticketCount", "lastActivityTime", "customerResponseTime"];

    private readonly Dictionary<string, JsonObject> agents;
    private readonly Dictionary<string, string> labels;
    private readonly Dictionary<string, List<JsonObject>> records;
    private readonly ILookup<string, JsonObject> comments;
    private readonly ILookup<string, JsonObject> attachments;
    private readonly Dictionary<string, string> hashes;

    public ZohoDeskSide(DocumentStore store)
    {
        agents = Read(store, ZohoDeskCollections.Agents).ToDictionary(Workspace.IdOf);
        labels = Read(store, ZohoDeskCollections.Fields).GroupBy(field => $"{Workspace.Text(field, "module")}/{Workspace.Text(field, "apiName")}")
            .ToDictionary(group => group.Key, group => Workspace.Text(group.First(), "displayLabel") ?? "");
        string[] collections = [ZohoDeskCollections.Accounts, ZohoDeskCollections.Contacts, ZohoDeskCollections.Tickets, ZohoDeskCollections.Tasks, ZohoDeskCollections.Calls];
        records = collections.ToDictionary(name => name, name => Read(store, name));
        comments = Read(store, ZohoDeskCollections.Comments).ToLookup(comment => Workspace.Text(comment, "owner") ?? "");
        var stored = Read(store, ZohoDeskCollections.Attachments);
        attachments = stored.ToLookup(file => Workspace.Text(file, "owner") ?? "");
        hashes = stored.ToDictionary(Workspace.IdOf, file => Workspace.Text(file, "sha256") ?? "");
        Documents = DocumentTexts.Of(store, [ZohoDeskCollections.Accounts, ZohoDeskCollections.Contacts, ZohoDeskCollections.Tickets, ZohoDeskCollections.Comments], Volatile);
        OutboxCount = store.Count("_outbox");
    }

    public bool HasOrganizations => true;

    public bool ShowsClosing => true;

    public IReadOnlyDictionary<string, string> Documents { get; }

    public long OutboxCount { get; }

    public IEnumerable<(string Place, string? Key)> Records => records.SelectMany(pair => pair.Value.Select(found => ($"{pair.Key}/{Workspace.IdOf(found)}", Workspace.Text(found["cf"], SourceKey))));

    /// <summary>A disabled agent cannot be assigned.</summary>
    public bool MayAssign(string email) => agents.Values.Any(agent => Workspace.Text(agent, "emailId") == email && Workspace.Text(agent, "status") == "ACTIVE");

    public IReadOnlyList<FoundRecord> Find(Kind kind, string key)
    {
        var collection = kind switch
        {
            Kind.Organization => ZohoDeskCollections.Accounts,
            Kind.Contact => ZohoDeskCollections.Contacts,
            Kind.Task => ZohoDeskCollections.Tasks,
            _ => ZohoDeskCollections.Tickets,
        };
        return [.. records[collection].Where(found => Workspace.Text(found["cf"], SourceKey) == key).Select(found => Record(collection, found))];
    }

    private FoundRecord Record(string collection, JsonObject found)
    {
        var owner = $"{collection}/{Workspace.IdOf(found)}";
        var own = comments[owner].OrderBy(comment => Workspace.IdOf(comment).Length).ThenBy(Workspace.IdOf, StringComparer.Ordinal).ToList();
        var entries = own.Select(Entry).ToList();
        var fields = Fields(collection, found);
        return new FoundRecord(collection, Workspace.IdOf(found), found)
        {
            Text = string.Join(
                " ", VisibleText.Of(found), string.Join(" ", fields.Select(field => $"{field.Key}: {field.Value}")), string.Join(" ", entries.Select(entry => entry.Text))),
            Fields = fields,
            Title = Words.OfText(Workspace.Text(found, "subject") ?? ""),
            Email = Workspace.Text(found, "email") ?? "",
            IsClosed = Workspace.Text(found, "statusType") == "Closed",
            RequesterId = Workspace.Text(found, "contactId"),
            OrganizationIds = Workspace.Text(found, "accountId") is { } account ? [account] : [],
            AssigneeEmail = Workspace.Text(found, "assigneeId") is { } id && agents.TryGetValue(id, out var agent) ? Workspace.Text(agent, "emailId") : null,
            Entries = entries,
            Files = [.. attachments[owner].Select(File), .. own.SelectMany(comment => (comment["attachments"] as JsonArray ?? []).Select(file => File(file!)))],
        };
    }

    private static FoundEntry Entry(JsonObject comment) => new(
        Workspace.IdOf(comment),
        Words.OfHtml(Workspace.Text(comment, "content") ?? ""),
        null,
        null,
        null,
        Workspace.Text(comment, "isPublic") == "false",
        [$"{ZohoDeskCollections.Comments}/{Workspace.IdOf(comment)}"]);

    private FoundFile File(JsonNode file) => new(
        Workspace.Text(file, "name") ?? "", Workspace.Text(file, "sha256") ?? (Workspace.Text(file, "id") is { } id ? hashes.GetValueOrDefault(id, "") : ""));

    private Dictionary<string, string> Fields(string module, JsonObject found) => (found["cf"] as JsonObject ?? [])
        .Where(pair => pair.Value is not null)
        .GroupBy(pair => labels.GetValueOrDefault($"{module}/{pair.Key}", pair.Key))
        .ToDictionary(group => group.Key, group => Words.OfText(group.First().Value!.ToString()));

    private static List<JsonObject> Read(DocumentStore store, string collection) => [.. store.Scan(collection).Select(found => found.Body)];
}
