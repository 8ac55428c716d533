using System.Security.Cryptography;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Emulators.Samples;
using Workbench.Emulators.Vivantio;

namespace Workbench.Connectors.Tests.Vivantio;

public sealed class VivantioContentQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk18_FileOfAnAction_IsOneRecordUnderTheAction()
    {
        await using var account = await VivantioAccount.StartAsync(size: 0.5);
        await account.DiscoverAsync();
        var rows = (await FilesAsync(account)).Where(row => row.Link.To.Kind is Kind.Ticket or Kind.Message).ToList();
        Assert.Equal(rows.Count, rows.Select(row => row.Attachment!.Key).Distinct().Count());
        foreach (var file in account.Sample.Attachments().Where(file => file.ParentKind == SampleParentKind.Message))
        {
            if (rows.SingleOrDefault(row => row.Attachment!.Key.Id == VivantioIds.Attachment(file.Id)) is { } row)
            {
                Assert.Equal(new RecordKey("vivantio", Kind.Message, $"{VivantioIds.Action(file.ParentId)}"), row.Link.To);
                Assert.Equal(file.FileName, account.Connector.Map(row.Attachment!, account.Schema).ByRole(FieldRole.FileName).Print());
            }
        }

        Assert.Contains(rows, row => row.Link.To.Kind == Kind.Message);
    }

    [Fact]
    public async Task Quirk19_Attachments_ComeWholeOrSayWhyNot()
    {
        await using var account = await VivantioAccount.StartAsync(size: 0.5);
        await account.DiscoverAsync();
        var sample = account.Sample.Attachments().ToDictionary(file => VivantioIds.Attachment(file.Id));
        var failures = new HashSet<string>();
        foreach (var row in await FilesAsync(account))
        {
            if (!sample.TryGetValue(row.Attachment!.Key.Id, out var file))
            {
                continue;
            }

            using var bytes = new MemoryStream();
            var answer = await DownloadAsync(account, row, bytes);
            Assert.Equal(Reason(file), answer.Failure);
            failures.Add(answer.Failure ?? "");
            if (answer.Failure is null)
            {
                await using var expected = account.Sample.OpenAttachment(file.Id);
                bytes.Position = 0;
                Assert.Equal(await SHA256.HashDataAsync(expected, Cancellation), await SHA256.HashDataAsync(bytes, Cancellation));
                Assert.Equal(file.SizeBytes, answer.Bytes);
            }
        }

        Assert.Contains("", failures);

        static string? Reason(SampleAttachment file) => file.Download switch
        {
            SampleDownload.Expired => ReasonCode.FileExpired,
            SampleDownload.AnswersHtml => ReasonCode.FileRefused,
            _ => file.SizeBytes == 0 ? ReasonCode.FileEmpty : null,
        };
    }

    [Fact]
    public async Task Quirk19_UrlAttachment_IsRefusedWithItsAddress()
    {
        await using var account = await VivantioAccount.StartAsync();
        await account.DiscoverAsync();
        var row = (await FilesAsync(account)).Single(found => Map(account, found).ByRole(FieldRole.FileName).Print() == "Site plan");
        using var bytes = new MemoryStream();
        var answer = await DownloadAsync(account, row, bytes);
        Assert.Equal((ReasonCode.FileRefused, 0L), (answer.Failure, bytes.Length));
        Assert.Contains("https://plans.halden.example/site/17", answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cut-after@1:POST /api/File/AttachmentDownload")]
    [InlineData("truncate@1:POST /api/File/AttachmentDownload")]
    [InlineData("500@1x2:POST /api/File/AttachmentDownload")]
    [InlineData("429@1x2:POST /api/File/AttachmentDownload")]
    public async Task DownloadAsync_TransferBreaks_IsBegunAgain(string fault)
    {
        await using var account = await VivantioAccount.StartAsync(size: 0.5, faults: fault);
        await account.DiscoverAsync();
        var sample = account.Sample.Attachments()
            .Where(file => file.Download == SampleDownload.Works && file.SizeBytes > 0).ToDictionary(file => VivantioIds.Attachment(file.Id));
        var row = (await FilesAsync(account)).First(found => sample.ContainsKey(found.Attachment!.Key.Id));
        using var bytes = new MemoryStream();
        var answer = await DownloadAsync(account, row, bytes);
        Assert.Null(answer.Failure);
        Assert.Equal(sample[row.Attachment!.Key.Id].SizeBytes, bytes.Length);
    }

    [Fact]
    public async Task DownloadAsync_LargerThanAllowed_IsRefused()
    {
        await using var account = await VivantioAccount.StartAsync(size: 0.5, profile: ("maxFileBytes", "10"));
        await account.DiscoverAsync();
        var sample = account.Sample.Attachments().Where(file => file.Download == SampleDownload.Works && file.SizeBytes > 10)
            .Select(file => VivantioIds.Attachment(file.Id)).ToHashSet();
        var row = (await FilesAsync(account)).First(found => sample.Contains(found.Attachment!.Key.Id));
        using var bytes = new MemoryStream();
        Assert.Equal(ReasonCode.FileRefused, (await DownloadAsync(account, row, bytes)).Failure);
    }

    [Fact]
    public async Task Quirk23_CallersWithoutOrWithSharedAddress_AreAllThere()
    {
        await using var account = await VivantioAccount.StartAsync(size: 0.5);
        await account.DiscoverAsync();
        var callers = (await account.ReadAsync("caller")).ToDictionary(caller => caller.Key.Id);
        foreach (var contact in account.Sample.Contacts())
        {
            Assert.Equal(contact.Email ?? "", callers[$"{VivantioIds.Caller(contact.Id)}"].ByRole(FieldRole.Email).Print());
        }

        Assert.Contains(callers.Values, caller => caller.ByRole(FieldRole.Email).IsEmpty);
    }

    [Fact]
    public async Task Quirk24_ExternalKeys_AreDataAndNoKeys()
    {
        await using var account = await VivantioAccount.StartAsync(size: 0.5);
        await account.DiscoverAsync();
        var clients = await account.ReadAsync("client");
        Assert.Equal(account.Sample.Organizations().Count() + 1, clients.Select(client => client.Key).Distinct().Count());
        var keys = clients.Select(client => client.Fields.Single(field => field.Schema.Name == "ExternalKey").Value.Print()).Where(key => key.Length > 0).ToList();
        Assert.NotEqual(keys.Count, keys.Distinct().Count());
    }

    [Fact]
    public async Task Quirk25_Images_ComeOrAreRefused()
    {
        await using var account = await VivantioAccount.StartAsync(new VivantioSettings { ImagesAcceptApiCredentials = false }, withFiles: false);
        await account.DiscoverAsync();
        var images = await ImagesAsync(account);
        Assert.NotEmpty(images);
        foreach (var row in images)
        {
            using var bytes = new MemoryStream();
            Assert.Equal(ReasonCode.FileRefused, (await DownloadAsync(account, row, bytes)).Failure);
            Assert.Equal(0, bytes.Length);
        }
    }

    [Fact]
    public async Task Quirk25_OperatorImages_StandIn()
    {
        await using var account = await VivantioAccount.StartAsync(size: 0.5);
        await account.DiscoverAsync();
        var works = account.Sample.Images().Where(image => image.Download != SampleDownload.Expired).Select(image => VivantioIds.Image(image.Id)).ToHashSet();
        foreach (var row in await ImagesAsync(account))
        {
            var image = Map(account, row);
            var article = (await account.ReadAsync("article")).Single(found => found.Key == row.Link.To);
            var source = image.ByRole(FieldRole.FileUrl).Print();
            Assert.Contains($"src=\"{source}\"", article.ByRole(FieldRole.Body).Print(), StringComparison.Ordinal);
            using var bytes = new MemoryStream();
            var answer = await DownloadAsync(account, row, bytes);
            Assert.Equal(works.Any(id => source.Contains($"/{id}", StringComparison.Ordinal)) ? null : ReasonCode.FileExpired, answer.Failure);
        }
    }

    [Fact]
    public async Task Quirk26_ArticleHtml_IsVerbatim()
    {
        await using var account = await VivantioAccount.StartAsync(size: 0.5);
        await account.DiscoverAsync();
        var articles = await account.ReadAsync("article");
        Assert.Contains(articles, article => article.ByRole(FieldRole.Body).Print().Contains("<o:p>", StringComparison.Ordinal));
        Assert.Equal(account.Sample.Articles().Count(), articles.Count);
        foreach (var article in account.Sample.Articles())
        {
            var found = articles.Single(one => one.Key.Id == $"{VivantioIds.Article(article.Id)}");
            Assert.Equal(article.Title, found.ByRole(FieldRole.Subject).Print());
            Assert.Equal(article.Language, found.ByRole(FieldRole.Language).Print());
            Assert.Equal(article.GroupKey, found.ByRole(FieldRole.Translations).Print());
            Assert.Equal(article.IsPublished && !article.IsInternal, found.ByRole(FieldRole.IsPublished).Print() == "true");
            Assert.Equal(article.CollectionId is not null, found.Links.Any(link => link.Role == LinkRole.Parent));
        }
    }

    [Fact]
    public async Task ExtractAsync_Shelves_NestLikeTheSample()
    {
        await using var account = await VivantioAccount.StartAsync();
        await account.DiscoverAsync();
        var shelves = await account.ReadAsync("shelf");
        foreach (var shelf in account.Sample.Collections())
        {
            var found = shelves.Single(one => one.Key.Id == $"{VivantioIds.ArticleCategory(shelf.Id)}");
            Assert.Equal(shelf.Name, found.ByRole(FieldRole.Name).Print());
            Assert.Equal(
                shelf.ParentId is { } parent ? $"{VivantioIds.ArticleCategory(parent)}" : "", string.Join(",", found.Links.Select(link => link.To.Id)));
        }

        Assert.Equal(account.Sample.Collections().Count(), shelves.Count);
    }

    [Fact]
    public async Task CheckPermissionsAsync_NoArticleMeta_NeedsAPerson()
    {
        await using var account = await VivantioAccount.StartAsync(withFiles: false);
        await account.DiscoverAsync();
        var finding = await account.FindingAsync("article-meta");
        Assert.Equal((FindingState.NeedsPerson, (long?)account.Sample.Articles().Count()), (finding.State, finding.Affected));
        Assert.Equal(3, (await account.FindingAsync("locations")).Affected);
        Assert.Equal(3, (await account.FindingAsync("assets")).Affected);
    }

    private static CanonicalRecord Map(VivantioAccount account, RelatedRow row) => account.Connector.Map(row.Attachment!, account.Schema);

    private static async Task<IReadOnlyList<RelatedRow>> FilesAsync(VivantioAccount account) =>
        [.. (await account.RelatedAsync(Kind.Ticket, Kind.Organization, Kind.Contact)).Where(row => row.Attachment is not null)];

    private static async Task<IReadOnlyList<RelatedRow>> ImagesAsync(VivantioAccount account) =>
        [.. (await account.RelatedAsync(Kind.Article)).Where(row => row.Attachment is not null)];

    private static Task<FileAnswer> DownloadAsync(VivantioAccount account, RelatedRow row, Stream destination) =>
        account.Connector.DownloadAsync(Map(account, row), destination, Cancellation);
}
