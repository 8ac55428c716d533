namespace Workbench.Emulators.Samples;

/// <summary>
/// A helpdesk account that belongs to no vendor, and from which any source emulator can be filled. Every enumeration is lazy, starts
/// anew on each call and gives the same records in the same order, so an account larger than the memory can be streamed.
/// </summary>
public abstract class SampleAccount
{
    /// <summary>Shown to people, for example in an emulator's start message.</summary>
    public abstract string Name { get; }

    /// <summary>Later than every change in the account: <see cref="Edits"/> begin here.</summary>
    public abstract DateTimeOffset EndsAt { get; }

    public abstract IReadOnlyList<string> TicketStatuses { get; }

    public abstract IReadOnlyList<string> TicketPriorities { get; }

    /// <summary>Custom fields of organizations, contacts and tickets.</summary>
    public abstract IReadOnlyList<SampleField> Fields { get; }

    public abstract IReadOnlyList<SampleCustomTab> CustomTabs { get; }

    public abstract SampleInventory Inventory { get; }

    public abstract IEnumerable<SampleAgent> Agents();

    public abstract IEnumerable<SampleOrganization> Organizations();

    public abstract IEnumerable<SampleContact> Contacts();

    public abstract IEnumerable<SampleTicket> Tickets();

    /// <summary>Messages of every parent; those of one ticket follow each other, oldest first.</summary>
    public abstract IEnumerable<SampleMessage> Messages();

    public abstract IEnumerable<SampleTask> Tasks();

    public abstract IEnumerable<SampleAttachment> Attachments();

    /// <summary>Records of all <see cref="CustomTabs"/>.</summary>
    public abstract IEnumerable<SampleCustomRecord> CustomRecords();

    /// <summary>Tickets that are part of other tickets; none by default.</summary>
    public virtual IEnumerable<SampleTicketLink> TicketLinks() => [];

    public virtual IEnumerable<SampleCollection> Collections() => [];

    public virtual IEnumerable<SampleArticle> Articles() => [];

    public virtual IEnumerable<SampleImage> Images() => [];

    public virtual IEnumerable<SampleDeal> Deals() => [];

    public virtual IEnumerable<SampleCall> Calls() => [];

    /// <summary>Opens the bytes of one inline image; the caller disposes the stream.</summary>
    /// <exception cref="KeyNotFoundException">The account has no image of this id.</exception>
    public virtual Stream OpenImage(string id) => throw new KeyNotFoundException($"The sample '{Name}' has no image '{id}'.");

    /// <summary>Opens the recording of one call; the caller disposes the stream.</summary>
    /// <exception cref="KeyNotFoundException">The call does not exist or was not recorded.</exception>
    public virtual Stream OpenRecording(string callId) => throw new KeyNotFoundException($"The sample '{Name}' has no recording of call '{callId}'.");

    /// <summary>Opens the bytes of one attachment; the caller disposes the stream.</summary>
    /// <exception cref="KeyNotFoundException">The account has no attachment of this id.</exception>
    public abstract Stream OpenAttachment(string id);

    /// <summary>Changes that happen after the first extraction; the same list on each call.</summary>
    public IReadOnlyList<SampleEdit> Edits() => SampleEdits.For(this);

    /// <summary>What a destination already holds before the migration.</summary>
    public DestinationTwins Twins() => DestinationTwins.For(this);
}
