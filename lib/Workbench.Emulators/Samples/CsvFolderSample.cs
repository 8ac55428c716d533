using Workbench.Emulators.Samples.Csv;

namespace Workbench.Emulators.Samples;

/// <summary>
/// An account that is read from a folder of neutral CSV files: <c>tickets, messages, contacts, organizations, agents</c> and
/// <c>attachments</c>, with the bytes of the attachments beside them. The columns are described in <c>data/samples/README.md</c>.
/// </summary>
public sealed class CsvFolderSample : SampleAccount
{
    private static readonly Dictionary<string, string?> NoCustom = [];

    private readonly string folder;
    private readonly CsvTable agents;
    private readonly CsvTable organizations;
    private readonly CsvTable contacts;
    private readonly CsvTable tickets;
    private readonly CsvTable messages;
    private readonly CsvTable attachments;

    /// <summary>Opens the folder and reads the tickets once, for their last change and the words in use.</summary>
    /// <exception cref="SampleFormatException">The ticket file is missing or cannot be read.</exception>
    public CsvFolderSample(string folder)
    {
        this.folder = Path.GetFullPath(folder);
        agents = new(folder, "agents.csv", "id", "name", "email", "active");
        organizations = new(folder, "organizations.csv", "id", "name", "domain");
        contacts = new(folder, "contacts.csv", "id", "name", "email", "phone", "organization_id");
        tickets = new(folder, "tickets.csv", "id", "subject", "status", "priority", "channel",
            "requester_id", "assignee_id", "created_at", "updated_at");
        messages = new(folder, "messages.csv", "id", "ticket_id", "kind", "direction", "author_kind",
            "author_id", "body_type", "body", "created_at");
        attachments = new(folder, "attachments.csv", "id", "message_id", "file_name", "content_type", "path");

        var statuses = new SortedSet<string>(StringComparer.Ordinal);
        var priorities = new SortedSet<string>(StringComparer.Ordinal);
        StartsAt = EndsAt = DateTimeOffset.UnixEpoch;
        foreach (var ticket in Tickets())
        {
            statuses.Add(ticket.Status);
            priorities.Add(ticket.Priority);
            StartsAt = StartsAt == DateTimeOffset.UnixEpoch || ticket.CreatedAt < StartsAt ? ticket.CreatedAt : StartsAt;
            EndsAt = ticket.UpdatedAt > EndsAt ? ticket.UpdatedAt : EndsAt;
        }

        TicketStatuses = statuses.Count > 0 ? [.. statuses] : ["open"];
        TicketPriorities = priorities.Count > 0 ? [.. priorities] : ["normal"];
    }

    public override string Name => Path.GetFileName(folder);

    public override DateTimeOffset EndsAt { get; }

    public override IReadOnlyList<string> TicketStatuses { get; }

    public override IReadOnlyList<string> TicketPriorities { get; }

    public override IReadOnlyList<SampleField> Fields => [];

    public override IReadOnlyList<SampleCustomTab> CustomTabs => [];

    public override SampleInventory Inventory => SampleInventory.Empty;

    /// <summary>The first ticket's time: people and companies carry none in the files.</summary>
    private DateTimeOffset StartsAt { get; }

    public override IEnumerable<SampleAgent> Agents() => agents.Rows(row =>
        new SampleAgent(row.Required("id"), row.Optional("email"), row["name"], row.Flag("active"), "Agent", row.Flag("active")));

    public override IEnumerable<SampleOrganization> Organizations() => organizations.Rows(row =>
        new SampleOrganization(row.Required("id"), row["name"], row.Optional("domain"), null, StartsAt, StartsAt, NoCustom));

    public override IEnumerable<SampleContact> Contacts() => contacts.Rows(row =>
    {
        var name = row["name"].Split(' ', 2);
        return new SampleContact(
            row.Required("id"), name[0], name.Length > 1 ? name[1] : "", row.Optional("email"), row.Optional("phone"),
            row.Optional("organization_id"), null, StartsAt, StartsAt, NoCustom);
    });

    public override IEnumerable<SampleTicket> Tickets() => tickets.Rows(row => new SampleTicket(
        row.Required("id"), row["subject"], "", row.Required("status"), row.Required("priority"), row["channel"],
        row.Optional("requester_id"), null, row.Optional("assignee_id"), row.Optional("assignee_id"), null,
        row.Time("created_at"), row.Time("updated_at"), NoCustom));

    public override IEnumerable<SampleMessage> Messages() => messages.Rows(row => new SampleMessage(
        row.Required("id"), row.Word<SampleMessageKind>("kind"), row.Word<SampleDirection>("direction"),
        row.Word<SampleAuthorKind>("author_kind"), row.Optional("author_id"), "", row.Word<SampleBodyType>("body_type"), row["body"],
        "", "", "", null, null, row.Optional("ticket_id"), null, null, row.Time("created_at"), null, false));

    public override IEnumerable<SampleTask> Tasks() => [];

    public override IEnumerable<SampleAttachment> Attachments() => attachments.Rows(row => new SampleAttachment(
        row.Required("id"), SampleParentKind.Message, row.Required("message_id"), row["file_name"], row["content_type"],
        FileOf(row).Length, SampleDownload.Works, StartsAt));

    public override IEnumerable<SampleCustomRecord> CustomRecords() => [];

    public override Stream OpenAttachment(string id)
    {
        var file = attachments.Rows(row => row["id"] == id ? FileOf(row) : null).FirstOrDefault(found => found is not null);
        return file?.OpenRead() ?? throw new KeyNotFoundException($"The sample '{Name}' has no attachment '{id}'.");
    }

    private FileInfo FileOf(SampleRow row)
    {
        var path = Path.GetFullPath(Path.Combine(folder, row.Required("path")));
        if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw row.Problem("path", $"leaves the folder: '{row["path"]}'");
        var file = new FileInfo(path);
        return file.Exists ? file : throw row.Problem("path", $"names a file that does not exist: '{row["path"]}'");
    }
}
