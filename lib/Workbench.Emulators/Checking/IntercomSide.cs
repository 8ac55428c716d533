using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbench.Core.Records;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Checking;

/// <summary>An Intercom workspace: contacts, companies, tickets or conversations with their parts, notes on people.</summary>
internal sealed partial class IntercomSide : IDestinationSide
{
    private static readonly HashSet<string> Volatile = ["created_at", "remote_created_at", "waiting_since", "updated_at", "last_replied_at", "last_contacted_at", "_visible_from", "_refused"];
    private static readonly string[] Compared = ["contacts", "companies", "conversations", "tickets", "custom_objects", "notes"];

    private const string Placeholder = "Unknown requester";

    private readonly Workspace workspace;
    private readonly TwinIndex twins;
    private readonly ILookup<string, JsonObject> conversations;

    public IntercomSide(DocumentStore store)
    {
        workspace = new Workspace(store);
        twins = new TwinIndex(workspace);
        conversations = workspace.Conversations.Where(found => ConversationKey(found) is not null).ToLookup(found => ConversationKey(found)!);
        Articles =
        [
            .. store.Scan("articles").SelectMany(found => Languages(found.Body, store)),
            .. store.Scan("internal_articles").Select(found => Article(found.Body, "en", isInternal: true, store)),
        ];
        Documents = DocumentTexts.Of(store, Compared, Volatile);
    }

    public IReadOnlyList<FoundArticle>? Articles { get; }

    public bool HasOrganizations => true;

    public bool ShowsClosing => true;

    /// <summary>No call changes the contact of a ticket (OpenAPI 2.16, update_ticket_request).</summary>
    public bool MovesTickets => false;

    public bool IsPlaceholder(string contactId) =>
        workspace.Contacts.Any(found => Workspace.IdOf(found) == contactId && Workspace.Text(found, "name") == Placeholder);

    public bool MayAssign(string email) => true;

    public bool MayHold(SampleAttachment attachment) => true;

    public IReadOnlyDictionary<string, string> Documents { get; }

    public long OutboxCount => workspace.OutboxCount;

    public IEnumerable<(string Place, string? Key)> Records =>
        workspace.Contacts.Where(found => Workspace.Text(found, "name") != Placeholder).Select(found => ($"contacts/{Workspace.IdOf(found)}", Workspace.Text(found, "external_id")))
        .Concat(workspace.Companies.Select(found => ($"companies/{Workspace.IdOf(found)}", CompanyKey(found))))
        .Concat(workspace.Tickets
            .Where(found => workspace.SourceIdOf(found)?.Contains('#', StringComparison.Ordinal) != true)
            .Select(found => ($"tickets/{Workspace.IdOf(found)}", workspace.SourceIdOf(found))));

    public IReadOnlyList<FoundRecord> Find(Kind kind, string key) => kind switch
    {
        Kind.Contact => [.. twins.Contacts(key).Select(Contact)],
        Kind.Organization => [.. twins.Companies(key).Select(Company)],
        _ => [.. twins.Tickets(key).Select(found => Ticket(key, found)), .. conversations[key].Select(Conversation)],
    };

    private static IEnumerable<FoundArticle> Languages(JsonObject article, DocumentStore store)
    {
        yield return Article(article, "en", isInternal: false, store);
        foreach (var (language, content) in (article["translated_content"] as JsonObject ?? []).Where(pair => pair.Value is JsonObject && pair.Key != "en"))
        {
            yield return Article(content!.AsObject(), language, isInternal: false, store);
        }
    }

    private static FoundArticle Article(JsonObject fields, string language, bool isInternal, DocumentStore store)
    {
        var html = Workspace.Text(fields, "body") ?? "";
        var images = HostedImage().Matches(html).Select(match => store.Find("_files", match.Groups[1].Value)?.Body).OfType<JsonObject>();
        return new FoundArticle(
            Words.OfText(Workspace.Text(fields, "title") ?? ""),
            language,
            Words.OfHtml(html),
            Workspace.Text(fields, "state") == "published",
            isInternal,
            [.. images.Select(file => Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(Workspace.Text(file, "data")!))))]);
    }

    [GeneratedRegex("/_images/([0-9]+)")]
    private static partial Regex HostedImage();

    private FoundRecord Contact(JsonObject found)
    {
        var owner = $"contact/{Workspace.IdOf(found)}";
        var notes = workspace.Notes.Where(note => Workspace.Text(note, "owner") == owner).Select(note => Words.OfHtml(Workspace.Text(note, "body") ?? ""));
        var files = workspace.Conversations.Where(conversation => Workspace.Texts(conversation, "contact_ids").Contains(Workspace.IdOf(found)))
            .SelectMany(conversation => Files($"conversation/{Workspace.IdOf(conversation)}"));
        return new FoundRecord("contacts", Workspace.IdOf(found), found)
        {
            Text = string.Join(" ", VisibleText.Of(found), string.Join(" ", notes)),
            Fields = Labelled(found, "contact"),
            Email = Workspace.Text(found, "email") ?? "",
            OrganizationIds = [.. Workspace.Texts(found, "company_ids")],
            Files = [.. files, .. Carrier(Workspace.Text(found, "external_id"))],
        };
    }

    private FoundRecord Company(JsonObject found) => new("companies", Workspace.IdOf(found), found)
    {
        Text = VisibleText.Of(found),
        Fields = Labelled(found, "company"),
        Files = [.. Carrier(CompanyKey(found))],
    };

    private FoundRecord Ticket(string key, JsonObject found)
    {
        var chapters = twins.Chapters(key);
        var entries = chapters.SelectMany(chapter => Entries($"ticket/{Workspace.IdOf(chapter)}")).ToList();
        var attributes = found["attributes"]!.AsObject().Select(pair => (pair.Key, Value: workspace.TicketValue(found, pair.Key)?.ToString() ?? ""));
        return new FoundRecord("tickets", Workspace.IdOf(found), found)
        {
            Text = string.Join(" ", VisibleText.Of(found), string.Join(" ", entries.Select(entry => entry.Text))),
            Fields = attributes.ToDictionary(pair => pair.Key, pair => VisibleText.Scalar(pair.Value)),
            Title = Words.OfText(Workspace.Text(found["attributes"], "_default_title_") ?? ""),
            CreatedAt = DateTimeOffset.FromUnixTimeSeconds(Workspace.Number(found, "created_at") ?? 0),
            IsClosed = workspace.StateOf(found) == "resolved",
            RequesterId = Workspace.Texts(found, "contact_ids").FirstOrDefault(),
            AssigneeEmail = workspace.TeammateEmail(Workspace.Text(found, "admin_assignee_id")),
            Entries = entries,
            Files = [.. chapters.SelectMany(chapter => Files($"ticket/{Workspace.IdOf(chapter)}")), .. Carrier(key)],
        };
    }

    private FoundRecord Conversation(JsonObject found)
    {
        var thread = $"conversation/{Workspace.IdOf(found)}";
        var entries = Entries(thread).ToList();
        return new FoundRecord("conversations", Workspace.IdOf(found), found)
        {
            Text = string.Join(" ", VisibleText.Of(found), string.Join(" ", entries.Select(entry => entry.Text))),
            Fields = (found["custom_attributes"] as JsonObject ?? []).ToDictionary(pair => pair.Key, pair => VisibleText.Scalar(pair.Value?.ToString() ?? "")),
            Title = Words.OfText(Workspace.Text(found, "title") ?? ""),
            CreatedAt = DateTimeOffset.FromUnixTimeSeconds(Workspace.Number(found, "created_at") ?? 0),
            IsClosed = Workspace.Text(found, "state") == "closed",
            RequesterId = Workspace.Texts(found, "contact_ids").FirstOrDefault(),
            AssigneeEmail = workspace.TeammateEmail(Workspace.Text(found, "admin_assignee_id")),
            Entries = entries,
            Files = [.. Files(thread)],
        };
    }

    private IEnumerable<FoundEntry> Entries(string thread) => workspace.PartsOf(thread)
        .Where(part => part["body"] is not null)
        .OrderBy(part => Workspace.Number(part, "created_at")).ThenBy(part => long.Parse(Workspace.IdOf(part), CultureInfo.InvariantCulture))
        .Select(part =>
        {
            var isByContact = Workspace.Text(part["author"], "type") is "user" or "lead" or "contact";
            return new FoundEntry(
                Workspace.IdOf(part),
                Words.OfHtml(Workspace.Text(part, "body")!),
                DateTimeOffset.FromUnixTimeSeconds(Workspace.Number(part, "created_at") ?? 0),
                isByContact ? Workspace.Text(part["author"], "id") : null,
                isByContact ? null : Workspace.Text(part["author"], "email"),
                Workspace.Text(part, "part_type") == "note",
                [$"parts/{Workspace.IdOf(part)}"]);
        });

    private IEnumerable<FoundFile> Files(string thread) => workspace.PartsOf(thread)
        .SelectMany(part => part["attachments"] as JsonArray ?? [])
        .Select(file => new FoundFile(Workspace.Text(file, "name") ?? "", workspace.HashOf(file!) ?? ""));

    private IEnumerable<FoundFile> Carrier(string? key) => key is null
        ? []
        : twins.Tickets($"{key}#files").SelectMany(ticket => Files($"ticket/{Workspace.IdOf(ticket)}"));

    private Dictionary<string, string> Labelled(JsonObject record, string model) => workspace.DataAttributes
        .Where(attribute => Workspace.Text(attribute, "model") == model && Workspace.Text(attribute, "description") is { Length: > 0 })
        .GroupBy(attribute => Workspace.Text(attribute, "description")!)
        .ToDictionary(
            group => group.Key,
            group => VisibleText.Scalar(group.Select(attribute => record["custom_attributes"]?[Workspace.Text(attribute, "name")!]?.ToString()).FirstOrDefault(value => value is not null) ?? ""));

    private string? CompanyKey(JsonObject company) => workspace.CustomValue(company, "company", "Key of the source record")?.ToString()
        ?? Workspace.Text(company, "company_id");

    private static string? ConversationKey(JsonObject conversation) =>
        (conversation["custom_attributes"] as JsonObject)?.Where(pair => pair.Key is "Source ID" or "mig_source_id").Select(pair => pair.Value?.ToString()).FirstOrDefault(key => key is not null);
}
