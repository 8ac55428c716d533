using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Core.Records;
using Workbench.Emulators.Gorgias;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Checking;

/// <summary>A Gorgias account: customers without organizations, tickets with messages that keep their times.</summary>
internal sealed class GorgiasSide : IDestinationSide
{
    /// <summary>The one customer who stands for requesters whom nobody knows.</summary>
    private const string UnknownRequester = "workbench/contact/unknown-requester";

    private static readonly HashSet<string> Volatile = ["created_datetime", "updated_datetime"];

    private static readonly Dictionary<string, string> Priorities = new() { ["critical"] = "Urgent", ["high"] = "High", ["normal"] = "Normal", ["low"] = "Low" };

    private readonly Dictionary<string, JsonObject> users;
    private readonly Dictionary<string, string> labels;
    private readonly Dictionary<string, JsonObject> files;
    private readonly List<JsonObject> customers;
    private readonly List<JsonObject> tickets;
    private readonly ILookup<string, JsonObject> messages;

    public GorgiasSide(DocumentStore store)
    {
        users = Read(store, GorgiasCollections.Users).ToDictionary(Workspace.IdOf);
        labels = Read(store, GorgiasCollections.CustomFields).ToDictionary(Workspace.IdOf, field => Workspace.Text(field, "label") ?? "");
        files = store.Scan(GorgiasCollections.Files).ToDictionary(found => found.Id, found => found.Body);
        customers = Read(store, GorgiasCollections.Customers);
        tickets = Read(store, GorgiasCollections.Tickets);
        messages = Read(store, GorgiasCollections.Messages).ToLookup(message => Workspace.Text(message, "ticket_id") ?? "");
        Documents = DocumentTexts.Of(store, [GorgiasCollections.Customers, GorgiasCollections.Tickets, GorgiasCollections.Messages], Volatile);
        OutboxCount = store.Count("_outbox") + store.Count(GorgiasCollections.Invitations);
    }

    public IReadOnlyList<FoundArticle>? Articles => null;

    public bool HasOrganizations => false;

    public bool ShowsClosing => true;

    public bool MovesTickets => true;

    public IReadOnlyDictionary<string, string> Documents { get; }

    public long OutboxCount { get; }

    public IEnumerable<(string Place, string? Key)> Records =>
        customers.Where(found => Workspace.Text(found, "external_id") != UnknownRequester).Select(found => ($"{GorgiasCollections.Customers}/{Workspace.IdOf(found)}", Workspace.Text(found, "external_id")))
        .Concat(tickets.Select(found => ($"{GorgiasCollections.Tickets}/{Workspace.IdOf(found)}", Workspace.Text(found, "external_id"))));

    public bool MayAssign(string email) => true;

    /// <summary>Only messages carry files (gorgias 1).</summary>
    public bool MayHold(SampleAttachment attachment) => attachment.ParentKind is SampleParentKind.Ticket or SampleParentKind.Message;

    public IReadOnlyList<FoundRecord> Find(Kind kind, string key) => kind == Kind.Contact
        ? [.. customers.Where(found => Workspace.Text(found, "external_id") == key).Select(Customer)]
        : [.. tickets.Where(found => Workspace.Text(found, "external_id") == key).Select(Ticket)];

    private FoundRecord Customer(JsonObject found)
    {
        var own = tickets.Where(ticket => Workspace.Text(ticket, "customer_id") == Workspace.IdOf(found)).SelectMany(ticket => messages[Workspace.IdOf(ticket)]).ToList();
        return new FoundRecord(GorgiasCollections.Customers, Workspace.IdOf(found), found)
        {
            Text = string.Join(" ", VisibleText.Of(found), string.Join(" ", labels.Values), string.Join(" ", Fields(found).Select(field => $"{field.Key}: {field.Value}"))),
            Fields = Fields(found),
            Email = Workspace.Text(found, "email") ?? "",
            Files = [.. own.SelectMany(Files)],
        };
    }

    private FoundRecord Ticket(JsonObject found)
    {
        var thread = messages[Workspace.IdOf(found)]
            .OrderBy(message => Time(message, "created_datetime")).ThenBy(message => long.Parse(Workspace.IdOf(message), CultureInfo.InvariantCulture))
            .ToList();
        var entries = thread.Select(Entry).ToList();
        return new FoundRecord(GorgiasCollections.Tickets, Workspace.IdOf(found), found)
        {
            Text = string.Join(" ", VisibleText.Of(found), string.Join(" ", entries.Select(entry => entry.Text))),
            Fields = new Dictionary<string, string>(Fields(found)) { ["Priority"] = Priorities.GetValueOrDefault(Workspace.Text(found, "priority") ?? "", "") },
            Title = Words.OfText(Workspace.Text(found, "subject") ?? ""),
            CreatedAt = Time(found, "created_datetime"),
            IsClosed = Workspace.Text(found, "status") == "closed",
            RequesterId = Workspace.Text(found, "customer_id"),
            AssigneeEmail = Workspace.Text(found, "assignee_user_id") is { } user && users.TryGetValue(user, out var agent) ? Workspace.Text(agent, "email") : null,
            Entries = entries,
            Files = [.. thread.SelectMany(Files)],
        };
    }

    private FoundEntry Entry(JsonObject message)
    {
        var isAgent = Workspace.Text(message, "from_agent") == "true";
        var sender = Workspace.Text(message, "sender_id");
        var html = Workspace.Text(message, "body_html");
        return new FoundEntry(
            Workspace.IdOf(message),
            html is { Length: > 0 } ? Words.OfHtml(html) : Words.OfText(Workspace.Text(message, "body_text") ?? ""),
            Time(message, "created_datetime"),
            isAgent ? null : sender,
            isAgent && sender is not null && users.TryGetValue(sender, out var user) ? Workspace.Text(user, "email") : null,
            Workspace.Text(message, "public") == "false" || Workspace.Text(message, "channel") == "internal-note",
            [$"{GorgiasCollections.Messages}/{Workspace.IdOf(message)}"]);
    }

    private IEnumerable<FoundFile> Files(JsonObject message) => (message["attachments"] as JsonArray ?? [])
        .Select(file => Workspace.Text(file, "file_id") is { } id && files.TryGetValue(id, out var stored)
            ? new FoundFile(Workspace.Text(file, "name") ?? "", Workspace.Text(stored, "sha256") ?? "")
            : new FoundFile(Workspace.Text(file, "name") ?? "", ""));

    private Dictionary<string, string> Fields(JsonObject found) => (found["custom_fields"] as JsonObject ?? [])
        .GroupBy(pair => labels.GetValueOrDefault(pair.Key, pair.Key))
        .ToDictionary(group => group.Key, group => Words.OfText(group.First().Value?["value"]?.ToString() ?? ""));

    private static DateTimeOffset Time(JsonObject found, string name)
    {
        var at = DateTimeOffset.Parse(Workspace.Text(found, name)!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
    }

    private static List<JsonObject> Read(DocumentStore store, string collection) => [.. store.Scan(collection).Select(found => found.Body)];
}
