using System.Text;
using Workbench.Emulators.Samples;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests.Hostile;

/// <summary>
/// A small plain account into which every hostile input was written: each has a ticket that bears it as its subject and as a custom value, a
/// customer who bears it as a name, a message, and a file of that name. What is meant as markup is also the text of a formatted message and of an article.
/// </summary>
internal sealed class HostileSample(IReadOnlyList<HostileInput> inputs) : SampleAccount
{
    private const int FirstNumber = 4000;
    private const int OrganizationsEvery = 8;

    private static readonly Dictionary<string, string?> NoValues = [];

    private readonly BuiltInSample plain = new(0.1, awkwardness: 0);

    public override string Name => "Hostile inputs";

    public override DateTimeOffset EndsAt => plain.EndsAt;

    public override IReadOnlyList<string> TicketStatuses => plain.TicketStatuses;

    public override IReadOnlyList<string> TicketPriorities => plain.TicketPriorities;

    public override IReadOnlyList<SampleField> Fields => plain.Fields;

    public override IReadOnlyList<SampleCustomTab> CustomTabs => plain.CustomTabs;

    public override SampleInventory Inventory => plain.Inventory;

    public static string TicketOf(HostileInput input) => Id('t', input);

    public static string ContactOf(HostileInput input) => Id('c', input);

    public static string MessageOf(HostileInput input) => Id('m', input);

    /// <summary>The formatted message of an input that is meant as markup.</summary>
    public static string MarkupOf(HostileInput input) => $"m{FirstNumber * 2 + input.Number}";

    public static string FileOf(HostileInput input) => Id('f', input);

    public override IEnumerable<SampleAgent> Agents() => plain.Agents();

    public override IEnumerable<SampleOrganization> Organizations() => plain.Organizations()
        .Concat(inputs.Where(HasOrganization).Select(Organization));

    public override IEnumerable<SampleContact> Contacts() => plain.Contacts().Concat(inputs.Select(Contact));

    public override IEnumerable<SampleTicket> Tickets() => plain.Tickets().Concat(inputs.Select(Ticket));

    public override IEnumerable<SampleMessage> Messages() => plain.Messages().Concat(inputs.SelectMany(Messages));

    public override IEnumerable<SampleTask> Tasks() => plain.Tasks();

    public override IEnumerable<SampleAttachment> Attachments() => plain.Attachments().Concat(inputs.Where(HasFile).Select(File));

    public override IEnumerable<SampleCustomRecord> CustomRecords() => plain.CustomRecords();

    public override IEnumerable<SampleCollection> Collections() => plain.Collections();

    public override IEnumerable<SampleArticle> Articles() => plain.Articles().Concat(inputs.Where(input => input.IsMarkup).Select(Article));

    public override IEnumerable<SampleImage> Images() => plain.Images();

    public override Stream OpenImage(string id) => plain.OpenImage(id);

    public override Stream OpenAttachment(string id) =>
        inputs.FirstOrDefault(input => FileOf(input) == id) is { } input ? new MemoryStream(Bytes(input)) : plain.OpenAttachment(id);

    private static bool HasOrganization(HostileInput input) => input.Number % OrganizationsEvery == 0;

    /// <summary>No vendor takes a file without a name.</summary>
    private static bool HasFile(HostileInput input) => !string.IsNullOrWhiteSpace(input.Text) && input.Text.Length <= 1000;

    private static byte[] Bytes(HostileInput input) => Encoding.UTF8.GetBytes($"{input.Mark}: {input.Text}");

    private static string Id(char kind, HostileInput input) => $"{kind}{FirstNumber + input.Number}";

    private DateTimeOffset At(HostileInput input) => EndsAt.AddDays(-30).AddMinutes(10 * input.Number);

    private SampleOrganization Organization(HostileInput input) => new(
        Id('o', input), $"{input.Text} {input.Mark}", null, null, At(input), At(input), NoValues);

    private SampleContact Contact(HostileInput input) => new(
        ContactOf(input), input.Text, input.Mark, input.IsEmail ? input.Text : $"{input.Mark}@customer.example", null,
        HasOrganization(input) ? Id('o', input) : null, null, At(input), At(input), new Dictionary<string, string?> { ["Remarks"] = input.Text });

    private SampleTicket Ticket(HostileInput input) => new(
        TicketOf(input), input.Text, "", "Closed", "Normal", "email", ContactOf(input), null, null, null, null, At(input), At(input).AddMinutes(5),
        new Dictionary<string, string?> { ["Serial number"] = input.Text });

    private IEnumerable<SampleMessage> Messages(HostileInput input)
    {
        yield return Message(MessageOf(input), input, SampleBodyType.Text, input.Text, At(input).AddMinutes(1));
        if (input.IsMarkup)
        {
            yield return Message(MarkupOf(input), input, SampleBodyType.Html, $"<p>{input.Mark}</p>{input.Text}", At(input).AddMinutes(2));
        }
    }

    private static SampleMessage Message(string id, HostileInput input, SampleBodyType type, string body, DateTimeOffset at) => new(
        id, SampleMessageKind.Email, SampleDirection.Inbound, SampleAuthorKind.Contact, ContactOf(input), input.Text, type, body, "", "", "",
        null, null, TicketOf(input), ContactOf(input), null, at, null, false);

    private SampleAttachment File(HostileInput input) => new(
        FileOf(input), SampleParentKind.Message, MessageOf(input), input.Text, "text/plain", Bytes(input).Length, SampleDownload.Works, At(input).AddMinutes(1));

    private SampleArticle Article(HostileInput input) => new(
        Id('h', input), plain.Collections().First().Id, Id('g', input), "en", input.Text, $"<p>{input.Mark}</p>{input.Text}", IsPublished: true,
        IsInternal: false, plain.Agents().First().Id, [input.Text], At(input), At(input));
}
