using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Emulators.Infoset;
using Workbench.Emulators.Samples;

namespace Workbench.Connectors.Tests.Infoset;

/// <summary>Records that only an operator can supply.</summary>
public sealed class InfosetOperatorRecordTests
{
    [Fact]
    public async Task Extract_Chats_AreTicketsWithTheirMessages()
    {
        await using var account = await InfosetAccount.StartAsync(size: 0.3);
        var chats = (await account.ReadAsync("chats")).ToDictionary(chat => chat.Key.Id);
        var messages = (await account.ReadAsync("chat-messages")).ToDictionary(message => message.Key.Id);
        Assert.All(InfosetChats.Of(account.Sample), sample =>
        {
            var chat = chats[$"chat:{sample.Id}"];
            Assert.Equal((Kind.Ticket, sample.Channel), (chat.Key.Kind, chat.ByRole(FieldRole.Channel).Print()));
            Assert.Contains(new RecordLink(chat.Key, LinkRole.Requester, new("infoset", Kind.Contact, sample.ContactId.ToString())), chat.Links);
            Assert.All(sample.Messages.Index(), line =>
            {
                var message = messages[$"chat:{sample.Id}:{line.Index}"];
                Assert.Equal(line.Item.Html, message.ByRole(FieldRole.Body).Print());
                Assert.Equal("chat", message.ByRole(FieldRole.ActivityType).Print());
                Assert.Equal(line.Item.Author == "contact" ? "inbound" : "outbound", message.ByRole(FieldRole.Direction).Print());
                Assert.Contains(new RecordLink(message.Key, LinkRole.Parent, chat.Key), message.Links);
                Assert.Equal(line.Item.Author != "bot", message.Links.Any(link => link.Role == LinkRole.Author));
            });
        });
    }

    [Fact]
    public async Task Extract_Calls_HangOnTicketOrContact()
    {
        await using var account = await InfosetAccount.StartAsync(size: 0.3);
        var calls = (await account.ReadAsync("calls")).ToDictionary(call => call.Key.Id);
        Assert.All(account.Sample.Calls(), sample =>
        {
            var call = calls[InfosetIds.Call(sample.Id)];
            Assert.Equal(
                ("call", sample.Direction == SampleDirection.Inbound ? "inbound" : "outbound", sample.Queue, string.Join(" > ", sample.IvrPath)),
                (call.ByRole(FieldRole.ActivityType).Print(), call.ByRole(FieldRole.Direction).Print(), call.Value("queue").Print(), call.Value("ivrPath").Print()));
            Assert.Equal((decimal)sample.Duration.TotalSeconds, Assert.IsType<FieldValue.Number>(call.ByRole(FieldRole.CallDuration)).Value);
            var home = sample.TicketId is not null ? Kind.Ticket : Kind.Contact;
            Assert.Equal(sample.TicketId is not null || sample.ContactId is not null, call.Links.Any(link => link.Role == LinkRole.Parent && link.To.Kind == home));
        });
    }

    [Fact]
    public async Task Extract_Articles_StandInTheirCollections()
    {
        await using var account = await InfosetAccount.StartAsync(size: 0.3);
        var collections = (await account.ReadAsync("article-collections")).ToDictionary(collection => collection.Key);
        var articles = (await account.ReadAsync("articles")).ToDictionary(article => article.Key.Id);
        Assert.All(account.Sample.Articles(), sample =>
        {
            var article = articles[InfosetIds.Article(sample.Id)];
            Assert.Equal(
                (sample.Title, sample.Language, sample.IsPublished ? "true" : "false"),
                (article.ByRole(FieldRole.Subject).Print(), article.ByRole(FieldRole.Language).Print(), article.ByRole(FieldRole.IsPublished).Print()));
            var shelves = article.Links.Where(link => link.Role == LinkRole.Parent).Select(link => link.To).ToList();
            Assert.Equal(sample.CollectionId is null ? 0 : 1, shelves.Count);
            Assert.All(shelves, shelf => Assert.Contains(shelf, collections));
        });
        Assert.Equal(account.Sample.Collections().Count(shelf => IsUsed(account.Sample, shelf.Id)), collections.Count);
        Assert.All(collections.Values.SelectMany(collection => collection.Links), link => Assert.Contains(link.To, collections));
        Assert.Contains(articles.Values.SelectMany(article => article.Links), link => link.Role == LinkRole.Reference && articles.ContainsKey(link.To.Id));
        Assert.Contains(articles.Values.SelectMany(article => article.Links), link => link.Role == LinkRole.Author);
        Assert.Equal(
            account.Sample.Articles().GroupBy(sample => sample.GroupKey).Count(),
            articles.Values.Select(article => article.ByRole(FieldRole.Translations).Print()).Distinct().Count());
    }

    [Fact]
    public async Task Discover_NoOperatorFolder_LeavesThoseObjectsOut()
    {
        await using var account = await InfosetAccount.StartAsync();
        var empty = Directory.CreateDirectory(Path.Combine(account.Folder.FullName, "empty"));
        await account.ReconnectAsync(("test.folder", empty.FullName));
        Assert.DoesNotContain(account.Schema.Objects, found => found.Kind is Kind.Call or Kind.Article or Kind.Collection || found.Name == "chats");
        var findings = await account.FindingsAsync();
        Assert.Contains(findings, found => found is { Code: "infoset.file.calls", State: Core.Connectors.FindingState.Affects });
        Assert.Contains(findings, found => found is { Code: "infoset.retention", State: Core.Connectors.FindingState.NeedsPerson });
        Assert.NotEmpty(account.Schema.Agents);
    }

    // A shelf without articles below it is in no article's path.
    private static bool IsUsed(SampleAccount sample, string id) => sample.Articles().Any(article => article.CollectionId == id)
        || sample.Collections().Any(child => child.ParentId == id && IsUsed(sample, child.Id));
}
