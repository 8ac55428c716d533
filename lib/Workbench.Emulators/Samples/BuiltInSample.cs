using Workbench.Emulators.Samples.BuiltIn;

namespace Workbench.Emulators.Samples;

/// <summary>
/// An invented maker of laboratory sensors and its two years of support history, made record by record from a seed. At size 1: 44
/// organizations, 220 contacts, 320 tickets, 1,600 messages, 64 tasks, 110 attachments, 12 agents, 2 custom tabs of 30 records, 24 ticket
/// links, and a help centre of 36 articles on 8 shelves with 12 images.
/// </summary>
public sealed class BuiltInSample : SampleAccount
{
    private readonly BuiltInSource source;
    private readonly BuiltInPeople people;
    private readonly BuiltInTickets tickets;
    private readonly BuiltInThreads threads;
    private readonly BuiltInLooseMessages loose;
    private readonly BuiltInRest rest;
    private readonly BuiltInFiles files;
    private readonly BuiltInArticles articles;
    private readonly BuiltInImages images;

    /// <param name="sizeFactor">Multiplies every count but those of the agents, shelves and images; 1 by default, at least 0.1.</param>
    /// <param name="awkwardness">
    /// 0 leaves out everything odd. Above 0 the named awkward records exist, and any other message has an odd body with this probability.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A factor below 0.1, or an awkwardness outside 0 to 1.</exception>
    public BuiltInSample(double sizeFactor = 1, int seed = 1, double awkwardness = 0.03)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sizeFactor, 0.1);
        ArgumentOutOfRangeException.ThrowIfNegative(awkwardness);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(awkwardness, 1);
        source = new BuiltInSource(seed, new SampleSize(sizeFactor), awkwardness, SampleContent.Load());
        people = new BuiltInPeople(source);
        tickets = new BuiltInTickets(source, people);
        threads = new BuiltInThreads(source, people, tickets);
        loose = new BuiltInLooseMessages(source, people);
        rest = new BuiltInRest(source, people);
        files = new BuiltInFiles(source, people);
        articles = new BuiltInArticles(source);
        images = new BuiltInImages(source);
        Name = $"Halden Instruments, size {sizeFactor:0.##}, seed {seed}";
        Fields = BuiltInSchema.Fields(source.Content);
        CustomTabs = BuiltInSchema.Tabs(source.Content);
    }

    public override string Name { get; }

    public override DateTimeOffset EndsAt => BuiltInSource.EndsAt;

    public override IReadOnlyList<string> TicketStatuses => BuiltInSchema.Statuses;

    public override IReadOnlyList<string> TicketPriorities => BuiltInSchema.Priorities;

    public override IReadOnlyList<SampleField> Fields { get; }

    public override IReadOnlyList<SampleCustomTab> CustomTabs { get; }

    public override SampleInventory Inventory => BuiltInTeam.Inventory;

    public override IEnumerable<SampleAgent> Agents() => BuiltInTeam.Agents;

    public override IEnumerable<SampleOrganization> Organizations() => Each(source.Size.Organizations, people.Organization);

    public override IEnumerable<SampleContact> Contacts() => Each(source.Size.Contacts, people.Contact);

    public override IEnumerable<SampleTicket> Tickets() => Each(source.Size.Tickets, tickets.Ticket);

    public override IEnumerable<SampleMessage> Messages() =>
        Enumerable.Range(0, source.Size.Tickets).SelectMany(threads.Messages).Concat(Each(source.Size.LooseMessages, loose.Message));

    public override IEnumerable<SampleTask> Tasks() => Each(source.Size.Tasks, rest.Task);

    public override IEnumerable<SampleAttachment> Attachments() => Each(source.Size.Attachments, files.Attachment);

    public override IEnumerable<SampleCustomRecord> CustomRecords() =>
        Each(source.Size.RecordsPerCustomTab, rest.Contract).Concat(Each(source.Size.RecordsPerCustomTab, rest.Device));

    public override IEnumerable<SampleTicketLink> TicketLinks() =>
        Each(source.Size.TicketLinks, index => BuiltInTicketLinks.Link(source, index));

    public override IEnumerable<SampleCollection> Collections() => BuiltInShelves.All;

    public override IEnumerable<SampleArticle> Articles() => Each(source.Size.Articles, articles.Article);

    public override IEnumerable<SampleImage> Images() => Each(BuiltInImages.Count, images.Image);

    public override Stream OpenImage(string id) => images.Open(id);

    public override Stream OpenAttachment(string id) => files.Open(id);

    private static IEnumerable<T> Each<T>(int count, Func<int, T> make) => Enumerable.Range(0, count).Select(make);
}
