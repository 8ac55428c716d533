using Workbench.Emulators.Samples;

namespace Workbench.Simulation.Worlds;

/// <summary>
/// A few records of every kind, cut out of the built-in account, with their oddities: one thread of twelve messages, files, a shelf, calls,
/// deals, people whom the destination knows already, and a contact who can be merged with another. Held in memory, and shared by all seeds that draw it.
/// </summary>
internal class SmallSample : SampleAccount
{
    private const double Size = 0.1;
    private const int LongTicket = 1;
    private const int LongThread = 12;
    private const int ShortThread = 2;

    private readonly BuiltInSample whole;
    private readonly int variant;
    private readonly SampleAgent[] agents;
    private readonly SampleOrganization[] organizations;
    private readonly SampleContact[] contacts;
    private readonly SampleTicket[] tickets;
    private readonly SampleMessage[] messages;
    private readonly SampleTask[] tasks;
    private readonly SampleAttachment[] attachments;
    private readonly SampleCustomRecord[] customRecords;
    private readonly SampleCollection[] collections;
    private readonly SampleArticle[] articles;
    private readonly SampleImage[] images;
    private readonly SampleDeal[] deals;
    private readonly SampleCall[] calls;

    /// <param name="variant">Decides which records and which invented words.</param>
    public SmallSample(int variant)
    {
        this.variant = variant;
        whole = new BuiltInSample(Size, seed: variant + 1);
        Fields = [.. whole.Fields.Where((_, index) => index % 3 == variant % 3)];
        var all = whole.Tickets().ToList();
        var drawn = Enumerable.Range(0, 2).Select(step => all[(2 + (variant * 5) + (step * 7)) % all.Count]);
        var merged = whole.Edits().OfType<ContactMerged>().SelectMany(edit => edit.Tickets).Take(1).Select(moved => all.Single(ticket => ticket.Id == moved.Id)).ToList();
        tickets = [.. drawn.Prepend(all[LongTicket]).Concat(merged).DistinctBy(ticket => ticket.Id)];
        var requesters = tickets.Select(ticket => ticket.ContactId).ToHashSet();
        var people = whole.Contacts().ToList();
        contacts = [.. people.Where((contact, index) => index < 3 || requesters.Contains(contact.Id))];
        var employers = contacts.Select(contact => contact.OrganizationId).ToHashSet();
        organizations = [.. whole.Organizations().Where((organization, index) => index < 2 || employers.Contains(organization.Id))];
        agents = [.. whole.Agents()];
        messages = [.. Threads(), .. whole.Messages().Where(message => message.TicketId is null && IsKept(message.ContactId)).Take(1)];
        tasks = [.. whole.Tasks().Where(task => task.TicketId is null || IsKeptTicket(task.TicketId)).Take(2)];
        attachments = [.. Files()];
        customRecords = [.. whole.CustomRecords().GroupBy(record => record.TabName).SelectMany(tab => tab.Take(1))];
        articles = [.. whole.Articles().Skip(variant % 2).Take(2)];
        collections = [.. Shelves()];
        images = [.. whole.Images().Where(image => articles.Any(article => article.Html.Contains($"sample-image:{image.Id}\"", StringComparison.Ordinal)))];
        deals = [.. whole.Deals().Take(1)];
        calls = [.. whole.Calls().Take(2)];
        attachments = [.. attachments, .. FilesOfMerged()];
    }

    public override string Name => $"A small cut of {whole.Name}";

    public override DateTimeOffset EndsAt => whole.EndsAt;

    public override IReadOnlyList<string> TicketStatuses => whole.TicketStatuses;

    public override IReadOnlyList<string> TicketPriorities => whole.TicketPriorities;

    /// <summary>Every third field: three cuts together have all of them.</summary>
    public override IReadOnlyList<SampleField> Fields { get; }

    public override IReadOnlyList<SampleCustomTab> CustomTabs => whole.CustomTabs;

    public override SampleInventory Inventory => SampleInventory.Empty;

    public override IEnumerable<SampleAgent> Agents() => agents;

    public override IEnumerable<SampleOrganization> Organizations() => organizations;

    public override IEnumerable<SampleContact> Contacts() => contacts;

    public override IEnumerable<SampleTicket> Tickets() => tickets;

    public override IEnumerable<SampleMessage> Messages() => messages;

    public override IEnumerable<SampleTask> Tasks() => tasks;

    public override IEnumerable<SampleAttachment> Attachments() => attachments;

    public override IEnumerable<SampleCustomRecord> CustomRecords() => customRecords;

    public override IEnumerable<SampleCollection> Collections() => collections;

    public override IEnumerable<SampleArticle> Articles() => articles;

    public override IEnumerable<SampleImage> Images() => images;

    public override IEnumerable<SampleDeal> Deals() => deals;

    public override IEnumerable<SampleCall> Calls() => calls;

    public override IEnumerable<SampleTicketLink> TicketLinks() => [new(tickets[^1].Id, tickets[0].Id)];

    public override Stream OpenImage(string id) => whole.OpenImage(id);

    public override Stream OpenRecording(string callId) => whole.OpenRecording(callId);

    public override Stream OpenAttachment(string id) => whole.OpenAttachment(id);

    private bool IsKept(string? contact) => contacts.Any(kept => kept.Id == contact);

    private bool IsKeptTicket(string id) => tickets.Any(kept => kept.Id == id);

    private IEnumerable<SampleMessage> Threads()
    {
        var threads = whole.Messages().Where(message => message.TicketId is { } id && IsKeptTicket(id)).ToLookup(message => message.TicketId);
        return tickets.SelectMany((ticket, index) => threads[ticket.Id].Take(index == 0 ? LongThread : ShortThread));
    }

    /// <summary>Four small files, three of the five odd ones among them; those of messages are put on messages that are there.</summary>
    private IEnumerable<SampleAttachment> Files() => whole.Attachments()
        .Where(file => file.SizeBytes < 100_000 && file.ParentKind is SampleParentKind.Message)
        .Take(5)
        .Where((_, index) => (index + variant) % 5 < 3)
        .Select((file, index) => file with { ParentId = messages[index * 2 % messages.Length].Id })
        .Append(whole.Attachments().Last(file => file.SizeBytes < 100_000) with
        {
            ParentKind = SampleParentKind.Ticket, ParentId = tickets[^1].Id,
        });

    /// <summary>The shelves of the articles, with every shelf that they stand under.</summary>
    private IEnumerable<SampleCollection> Shelves()
    {
        var all = whole.Collections().ToDictionary(shelf => shelf.Id);
        var kept = new HashSet<string>();
        foreach (var article in articles)
        {
            var shelf = article.CollectionId;
            while (shelf is not null && kept.Add(shelf))
            {
                shelf = all[shelf].ParentId;
            }
        }

        return all.Values.Where(shelf => kept.Contains(shelf.Id));
    }

    /// <summary>A file on the contact who will be merged away.</summary>
    private IEnumerable<SampleAttachment> FilesOfMerged() => Edits().OfType<ContactMerged>().Take(1).Select(merge =>
        whole.Attachments().First(file => file is { SizeBytes: > 0 and < 100_000, Download: SampleDownload.Works } && attachments.All(kept => kept.Id != file.Id)) with
        {
            ParentKind = SampleParentKind.Contact, ParentId = merge.Loser.Id,
        });
}
