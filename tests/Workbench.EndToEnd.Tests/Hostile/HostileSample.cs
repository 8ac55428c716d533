using System.Text;
using Workbench.Emulators.Samples;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests.Hostile;

/// <summary>A small plain account into which the hostile inputs were written: as subjects, texts, names, values, addresses, file names and articles.</summary>
internal sealed class HostileSample(IReadOnlyList<HostileCase> cases) : SampleAccount
{
    private const int ArticleNumber = 4000;
    private const int LongestFileName = 1000;

    private static readonly Dictionary<string, string?> NoValues = [];

    /// <summary>A month before the plain account ends.</summary>
    private static readonly DateTimeOffset BeginsAt = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);

    private readonly BuiltInSample plain = new(0.1, awkwardness: 0);

    public override string Name => "Hostile inputs";

    public override DateTimeOffset EndsAt => plain.EndsAt;

    public override IReadOnlyList<string> TicketStatuses => plain.TicketStatuses;

    public override IReadOnlyList<string> TicketPriorities => plain.TicketPriorities;

    public override IReadOnlyList<SampleField> Fields => plain.Fields;

    public override IReadOnlyList<SampleCustomTab> CustomTabs => plain.CustomTabs;

    public override SampleInventory Inventory => plain.Inventory;

    private IEnumerable<HostileInput> Inputs => cases.SelectMany(found => found.Inputs);

    /// <summary>No vendor takes a file without a name.</summary>
    public static bool HasFile(HostileInput input) => input is { IsMarkup: false, Text.Length: <= LongestFileName } && !string.IsNullOrWhiteSpace(input.Text);

    /// <summary>The article that an input meant as markup is written into.</summary>
    public static string ArticleId(HostileInput input) => $"h{ArticleNumber + input.Number}";

    public static byte[] BytesOf(HostileInput input) => Encoding.UTF8.GetBytes($"{input.Mark}: {input.Text}");

    public static SampleAttachment FileOf(HostileInput input) => new(
        HostileCase.FileId(input), SampleParentKind.Message, HostileCase.MessageId(input), input.Text, "text/plain", BytesOf(input).Length,
        SampleDownload.Works, At(input).AddMinutes(1));

    public override IEnumerable<SampleAgent> Agents() => plain.Agents();

    public override IEnumerable<SampleOrganization> Organizations() => plain.Organizations().Concat(cases.Select(Organization));

    public override IEnumerable<SampleContact> Contacts() => plain.Contacts().Concat(cases.Select(Contact));

    public override IEnumerable<SampleTicket> Tickets() => plain.Tickets().Concat(cases.Select(Ticket));

    public override IEnumerable<SampleMessage> Messages() => plain.Messages().Concat(cases.SelectMany(Messages));

    public override IEnumerable<SampleTask> Tasks() => plain.Tasks();

    public override IEnumerable<SampleAttachment> Attachments() => plain.Attachments().Concat(Inputs.Where(HasFile).Select(FileOf));

    public override IEnumerable<SampleCustomRecord> CustomRecords() => plain.CustomRecords();

    public override IEnumerable<SampleCollection> Collections() => plain.Collections();

    public override IEnumerable<SampleArticle> Articles() => plain.Articles().Concat(Inputs.Where(input => input.IsMarkup).Select(Article));

    public override IEnumerable<SampleImage> Images() => plain.Images();

    public override Stream OpenImage(string id) => plain.OpenImage(id);

    public override Stream OpenAttachment(string id) =>
        Inputs.FirstOrDefault(input => HostileCase.FileId(input) == id) is { } input ? new MemoryStream(BytesOf(input)) : plain.OpenAttachment(id);

    private static DateTimeOffset At(HostileInput input) => BeginsAt.AddMinutes(10 * input.Number);

    private static DateTimeOffset At(HostileCase found) => At(found.Inputs[0]);

    private static SampleOrganization Organization(HostileCase found) => new(
        found.OrganizationId, $"{found.Value.Text} {found.Value.Mark}", null, null, At(found), At(found), NoValues);

    private static SampleContact Contact(HostileCase found) => new(
        found.ContactId, found.CustomerName.Text, found.CustomerName.Mark,
        found.Subject.IsEmail ? found.Subject.Text : $"{found.CustomerName.Mark}@customer.example", null, found.OrganizationId, null, At(found), At(found),
        new Dictionary<string, string?> { ["Remarks"] = found.Remark.Text });

    private static SampleTicket Ticket(HostileCase found) => new(
        found.TicketId, found.Subject.Text, "", "Closed", "Normal", "email", found.ContactId, null, null, null, null, At(found), At(found).AddHours(1),
        new Dictionary<string, string?> { ["Serial number"] = found.Value.Text });

    private static IEnumerable<SampleMessage> Messages(HostileCase found)
    {
        foreach (var input in found.Inputs)
        {
            yield return Message(HostileCase.MessageId(input), found, input.Text, SampleBodyType.Text, At(input).AddMinutes(1));
            if (input.IsMarkup)
            {
                yield return Message(HostileCase.MarkupId(input), found, $"<p>{input.Mark}</p>{input.Text}", SampleBodyType.Html, At(input).AddMinutes(2));
            }
        }
    }

    private static SampleMessage Message(string id, HostileCase found, string body, SampleBodyType type, DateTimeOffset at) => new(
        id, SampleMessageKind.Email, SampleDirection.Inbound, SampleAuthorKind.Contact, found.ContactId, found.Subject.Text, type, body, "", "", "",
        null, null, found.TicketId, found.ContactId, null, at, null, false);

    private SampleArticle Article(HostileInput input) => new(
        ArticleId(input), plain.Collections().First().Id, $"g{ArticleNumber + input.Number}", "en", input.Text,
        $"<p>{input.Mark}</p>{input.Text}", IsPublished: true, IsInternal: false, plain.Agents().First().Id, [input.Text], At(input), At(input));
}
