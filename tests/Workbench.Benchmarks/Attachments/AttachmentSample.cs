using System.Globalization;
using Workbench.Emulators.Samples;

namespace Workbench.Benchmarks.Attachments;

/// <summary>A small account whose files are many, large and slow.</summary>
internal sealed class AttachmentSample(ServedMeter meter) : SampleAccount
{
    public const int Files = 96;
    public const int FileBytes = 2 * 1024 * 1024;

    /// <summary>What one connection gets; with four at once in each worker, far below what two cores can move.</summary>
    public const int BytesPerSecond = 512 * 1024;

    private const string Prefix = "slow-";

    private readonly BuiltInSample small = new(0.1, awkwardness: 0);

    public override string Name => small.Name;

    public override DateTimeOffset EndsAt => small.EndsAt;

    public override IReadOnlyList<string> TicketStatuses => small.TicketStatuses;

    public override IReadOnlyList<string> TicketPriorities => small.TicketPriorities;

    public override IReadOnlyList<SampleField> Fields => small.Fields;

    public override IReadOnlyList<SampleCustomTab> CustomTabs => small.CustomTabs;

    public override SampleInventory Inventory => small.Inventory;

    public override IEnumerable<SampleAgent> Agents() => small.Agents();

    public override IEnumerable<SampleOrganization> Organizations() => small.Organizations();

    public override IEnumerable<SampleContact> Contacts() => small.Contacts();

    public override IEnumerable<SampleTicket> Tickets() => small.Tickets();

    public override IEnumerable<SampleMessage> Messages() => [];

    public override IEnumerable<SampleTask> Tasks() => [];

    public override IEnumerable<SampleCustomRecord> CustomRecords() => [];

    public override IEnumerable<SampleAttachment> Attachments()
    {
        var tickets = small.Tickets().ToList();
        return Enumerable.Range(1, Files).Select(number => new SampleAttachment(
            Id(number), SampleParentKind.Ticket, tickets[number % tickets.Count].Id, $"{Id(number)}.bin", "application/octet-stream", FileBytes,
            SampleDownload.Works, tickets[number % tickets.Count].CreatedAt));
    }

    public override Stream OpenAttachment(string id) =>
        new SlowFile(int.Parse(id[Prefix.Length..], CultureInfo.InvariantCulture), FileBytes, BytesPerSecond, meter);

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number}");
}
