using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Emulators.Ivinex;
using Workbench.Emulators.Samples;

namespace Workbench.Connectors.Tests.Ivinex;

public sealed class IvinexAccessQuirkTests
{
    private static readonly string[] Parents = ["Tickets", "Contacts", "Organizations", "Tasks", "Activities"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk13_EmptyTab_BlocksUntilConfirmed()
    {
        await using var account = await EmulatedAccount.StartAsync();
        await account.DiscoverAsync();
        var surveys = account.Tab("Surveys").Name;
        await account.GiveRolesAsync(new { role = "custom", tabId = surveys });
        await account.DiscoverAsync();
        Assert.Equal(FindingState.Blocks, (await account.FindingsAsync()).Single(found => found.Code == $"ivinex.access.{surveys}").State);

        await account.GiveRolesAsync(new { role = "custom", tabId = surveys, allowEmpty = true });
        await account.DiscoverAsync();
        Assert.Equal(FindingState.Clear, (await account.FindingsAsync()).Single(found => found.Code == $"ivinex.access.{surveys}").State);
    }

    [Theory]
    [InlineData(IvinexHiddenTabAnswer.EmptyRecords)]
    [InlineData(IvinexHiddenTabAnswer.Forbidden)]
    [InlineData(IvinexHiddenTabAnswer.HtmlPage)]
    public async Task Quirk14_HiddenTab_Blocks(IvinexHiddenTabAnswer answer)
    {
        await using var account = await EmulatedAccount.StartAsync(
            new IvinexSettings { HiddenTabs = new HashSet<string> { "Tickets" }, HiddenTabAnswer = answer });
        await account.DiscoverAsync();
        var finding = (await account.FindingsAsync()).Single(found => found.Code == $"ivinex.access.{account.Tab("Tickets").Name}");
        Assert.Equal(FindingState.Blocks, finding.State);
        Assert.NotNull(finding.Next);
    }

    [Fact]
    public async Task CheckPermissionsAsync_UsualAccount_BlocksNothingAndListsTabsWithoutRole()
    {
        await using var account = await EmulatedAccount.StartAsync();
        await account.DiscoverAsync();
        var findings = await account.FindingsAsync();
        Assert.DoesNotContain(findings, found => found.State == FindingState.Blocks);
        Assert.Contains(findings, found => found.Code == $"ivinex.roles.none.{account.Tab("Surveys").Name}");
    }

    [Theory]
    [InlineData("bulk")]
    [InlineData("per-record")]
    public async Task Quirk19And20_RelatedItems_GiveEachParentOnce(string mode)
    {
        await using var account = await EmulatedAccount.StartAsync(profile: ("related", mode));
        await account.DiscoverAsync();
        var links = (await account.RelatedAsync("Tickets", "Contacts", "Organizations"))
            .Where(row => row.Attachment is null).Select(row => row.Link).ToList();
        Assert.Equal(links.Count, links.Distinct().Count());

        // One call per record cannot see the links of a parent that does not exist.
        var parents = account.Sample.Contacts().Select(contact => contact.Id)
            .Concat(account.Sample.Tickets().Select(ticket => ticket.Id))
            .Concat(account.Sample.Organizations().Select(organization => organization.Id)).ToHashSet();
        var expected = account.Sample.Messages().Sum(message => new[] { message.TicketId, message.ContactId, message.OrganizationId }
            .Count(id => id is not null && (mode == "bulk" || parents.Contains(id))));
        Assert.Equal(expected, links.Count(link => link.Role == LinkRole.Parent && link.From.Kind == Kind.Message));
        Assert.Contains(links.Where(link => link.From.Kind == Kind.Message).GroupBy(link => link.From), group => group.Count() > 1);
        Assert.DoesNotContain(links, link => link.From.Kind == Kind.Ticket && link.To.Kind == Kind.Message);
    }

    [Fact]
    public async Task Quirk23_Attachments_ComeOrSayWhyNot()
    {
        await using var account = await EmulatedAccount.StartAsync(size: 0.5);
        await account.DiscoverAsync();
        var expected = account.Sample.Attachments().ToList();
        var rows = (await account.RelatedAsync(Parents)).Where(row => row.Attachment is not null).ToList();
        Assert.Equal(expected.Count, rows.Count);
        foreach (var row in rows)
        {
            var attachment = account.Connector.Map(row.Attachment!, account.Schema);
            var name = attachment.ByRole(FieldRole.FileName).Print();
            var candidates = expected.Where(file => file.FileName == name).Select(Reason).ToHashSet();
            using var bytes = new MemoryStream();
            var answer = await account.Connector.DownloadAsync(attachment, bytes, Cancellation);
            Assert.Contains(answer.Failure ?? "", candidates);
            Assert.Equal(answer.Failure is null ? answer.Bytes : 0, bytes.Length);
        }

        static string Reason(SampleAttachment file) => file.Download switch
        {
            SampleDownload.Expired => ReasonCode.FileExpired,
            SampleDownload.AnswersHtml => ReasonCode.FileRefused,
            _ => file.SizeBytes == 0 ? ReasonCode.FileEmpty : "",
        };
    }

    [Fact]
    public async Task DownloadAsync_LoopbackNotAllowed_IsRefused()
    {
        await using var account = await EmulatedAccount.StartAsync(profile: ("allowLoopback", "false"));
        await account.DiscoverAsync();
        var row = (await account.RelatedAsync("Activities")).First(found => found.Attachment is not null);
        using var bytes = new MemoryStream();
        var answer = await account.Connector.DownloadAsync(account.Connector.Map(row.Attachment!, account.Schema), bytes, Cancellation);
        Assert.Equal(ReasonCode.FileRefused, answer.Failure);
    }
}
