using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbench.Core.Records;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.Emulators.ZohoDesk;

namespace Workbench.Emulators.Checking;

/// <summary>A Zoho Desk portal as its REST API fills it: comments of one user at the time of the load, so the texts must tell who and when.</summary>
internal sealed partial class ZohoDeskSide : IDestinationSide
{
    private const string SourceKey = "cf_source_id";

    /// <summary>The one contact who stands for requesters whom nobody knows.</summary>
    private const string UnknownRequester = "workbench/contact/unknown-requester";

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

    public IReadOnlyList<FoundArticle>? Articles => null;

    public bool HasOrganizations => true;

    public bool ShowsClosing => true;

    public bool MovesTickets => true;

    public IReadOnlyDictionary<string, string> Documents { get; }

    public long OutboxCount { get; }

    public IEnumerable<(string Place, string? Key)> Records => records
        .Where(pair => pair.Key != ZohoDeskCollections.Calls)
        .SelectMany(pair => pair.Value.Select(found => (Place: $"{pair.Key}/{Workspace.IdOf(found)}", Key: Workspace.Text(found["cf"], SourceKey))))
        .Where(record => record.Key != UnknownRequester);

    /// <summary>A disabled agent cannot be assigned.</summary>
    public bool MayAssign(string email) => agents.Values.Any(agent => Workspace.Text(agent, "emailId") == email && Workspace.Text(agent, "status") == "ACTIVE");

    /// <summary>Attachments Control blocks programs (zoho-desk 4.7).</summary>
    public bool MayHold(SampleAttachment attachment) => !attachment.FileName.EndsWith(".exe", StringComparison.OrdinalIgnoreCase);

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
        var entries = Joined(own.Select(Entry));
        var fields = Fields(collection, found);
        if (Workspace.Text(found, "priority") is { Length: > 0 } priority)
        {
            fields["Priority"] = priority;
        }

        return new FoundRecord(collection, Workspace.IdOf(found), found)
        {
            Text = string.Join(
                " ", VisibleText.Of(found), string.Join(" ", fields.Select(field => $"{field.Key}: {field.Value}")), string.Join(" ", entries.Select(entry => entry.Text))),
            Fields = fields,
            Title = Words.OfText(Workspace.Text(found, "subject") ?? ""),
            Email = Workspace.Text(found, "email") ?? "",
            IsClosed = Workspace.Text(found, "closedTime") is not null,
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

    /// <summary>A text over 32,000 characters stands in several comments, the later ones headed "(part 2 of 3)".</summary>
    private static List<FoundEntry> Joined(IEnumerable<FoundEntry> entries)
    {
        var joined = new List<FoundEntry>();
        foreach (var entry in entries)
        {
            if (joined.Count > 0 && Continuation().Match(entry.Text) is { Success: true } head)
            {
                joined[^1] = joined[^1] with { Text = $"{joined[^1].Text} {entry.Text[head.Length..].Trim()}", Places = [.. joined[^1].Places, .. entry.Places] };
            }
            else
            {
                joined.Add(entry);
            }
        }

        return joined;
    }

    [GeneratedRegex(@"^Source: \S+ \(part \d+ of \d+\)")]
    private static partial Regex Continuation();

    private FoundFile File(JsonNode file) => new(
        Workspace.Text(file, "name") ?? "", Workspace.Text(file, "sha256") ?? (Workspace.Text(file, "id") is { } id ? hashes.GetValueOrDefault(id, "") : ""));

    private Dictionary<string, string> Fields(string module, JsonObject found) => (found["cf"] as JsonObject ?? [])
        .Where(pair => pair.Value is not null)
        .GroupBy(pair => labels.GetValueOrDefault($"{module}/{pair.Key}", pair.Key))
        .ToDictionary(group => group.Key, group => Words.OfText(group.First().Value!.ToString()));

    private static List<JsonObject> Read(DocumentStore store, string collection) => [.. store.Scan(collection).Select(found => found.Body)];
}
