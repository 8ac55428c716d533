using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Infoset;

/// <summary>What an operator would copy from the vendor's screens, record by record.</summary>
internal sealed partial class OperatorRows(SampleAccount sample, Uri root)
{
    private readonly Dictionary<string, SampleCollection> collections = sample.Collections().ToDictionary(one => one.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, SampleImage> images = sample.Images().ToDictionary(one => one.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, SampleAgent> agents = sample.Agents().ToDictionary(one => one.Id, StringComparer.Ordinal);

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public JsonObject Agent(SampleAgent agent) => new()
    {
        ["id"] = InfosetIds.Agent(agent.Id),
        ["email"] = agent.Email,
        ["name"] = agent.Name,
        ["active"] = agent.Active,
        ["teams"] = Texts(sample.Inventory.Groups.Where(group => group.Members.Contains(agent.Id)).Select(group => group.Name)),
    };

    public static JsonObject Property(InfosetProperty property) => new()
    {
        ["object"] = property.ObjectName,
        ["field"] = property.Name,
        ["label"] = property.Field.Label,
        ["type"] = property.Type,
        ["options"] = Texts(property.Field.Options),
    };

    public static JsonObject Call(SampleCall call) => new()
    {
        ["id"] = InfosetIds.Call(call.Id),
        ["ticketId"] = InfosetIds.Optional(call.TicketId, InfosetIds.Ticket),
        ["contactId"] = InfosetIds.Optional(call.ContactId, InfosetIds.Contact),
        ["agentId"] = InfosetIds.Optional(call.AgentId, InfosetIds.Agent),
        ["direction"] = call.Direction == SampleDirection.Inbound ? "in" : "out",
        ["queue"] = call.Queue,
        ["ivrPath"] = Texts(call.IvrPath),
        ["startedAt"] = Time(call.StartedAt),
        ["durationSeconds"] = (long)call.Duration.TotalSeconds,
        ["disposition"] = call.Disposition,
        ["recording"] = call.RecordingBytes is null ? null : OperatorFolder.RecordingPath(InfosetIds.Call(call.Id)),
    };

    public static JsonObject Chat(InfosetChat chat) => new()
    {
        ["id"] = chat.Id,
        ["contactId"] = chat.ContactId,
        ["channel"] = chat.Channel,
        ["messages"] = new JsonArray([.. chat.Messages.Select(message => new JsonObject
        {
            ["at"] = Time(message.At),
            ["author"] = message.Author,
            ["agentId"] = message.AgentId,
            ["html"] = message.Html,
            ["attachments"] = new JsonArray(),
        })]),
    };

    public JsonObject Article(SampleArticle article) => new()
    {
        ["id"] = InfosetIds.Article(article.Id),
        ["title"] = article.Title,
        ["html"] = WithAddresses(article.Html),
        ["path"] = Texts(Path(article.CollectionId).Reverse()),
        ["language"] = article.Language,
        ["groupKey"] = article.GroupKey,
        ["state"] = article.IsPublished ? "published" : "draft",
        ["internal"] = article.IsInternal,
        ["keywords"] = Texts(article.Keywords),
        ["author"] = article.AuthorId is { } author && agents.TryGetValue(author, out var agent) ? agent.Email : null,
        ["createdAt"] = Time(article.CreatedAt),
        ["updatedAt"] = Time(article.UpdatedAt),
    };

    /// <summary>From the shelf up to the top.</summary>
    private IEnumerable<string> Path(string? collectionId)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (collectionId is not null && collections.TryGetValue(collectionId, out var shelf) && seen.Add(collectionId))
        {
            yield return shelf.Name;
            collectionId = shelf.ParentId;
        }
    }

    private string WithAddresses(string html) => SampleAddress().Replace(html, match => match.Groups["kind"].Value == "article"
        ? $"{root}help/articles/{InfosetIds.Article(match.Groups["id"].Value)}"
        : InfosetHtml.Address(
            root.ToString(), InfosetHtml.Images, match.Groups["id"].Value,
            images.TryGetValue(match.Groups["id"].Value, out var image) ? image.FileName : "image"));

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    [GeneratedRegex("""(?<=(?:src|href)=")sample-(?<kind>image|article):(?<id>[^"]+)(?=")""")]
    private static partial Regex SampleAddress();
}
