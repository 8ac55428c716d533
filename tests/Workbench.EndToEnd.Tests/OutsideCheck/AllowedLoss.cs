namespace Workbench.EndToEnd.Tests.OutsideCheck;

/// <summary>What may be lost, because one of the two vendors cannot say or hold it. Everything else must arrive.</summary>
/// <param name="Source">Vendor sheet and number of the section or quirk.</param>
internal sealed record AllowedLoss(string Code, string Source, string What)
{
    public static readonly AllowedLoss NoParent =
        new("no-parent", "ivinex 6.20; route page, row Task", "an activity or task that hangs on nothing waits in the reconciliation queue");

    public static readonly AllowedLoss Dangling =
        new("dangling-link", "ivinex 6.7", "a link to a record that does not exist");

    public static readonly AllowedLoss NothingChosen =
        new("nothing-chosen", "ivinex 6.6", "the option '(please select)' means nothing");

    public static readonly AllowedLoss ZeroForNothing =
        new("zero-for-nothing", "ivinex 4.1, 6.5", "an empty number is written as 0");

    public static readonly AllowedLoss ZoneLess =
        new("time-without-zone", "ivinex 6.11", "a local time that the clock showed two times or never");

    public static readonly AllowedLoss Undownloadable =
        new("file-not-given", "ivinex 6.23", "the file's address has expired, or answers HTML instead of bytes");

    public static readonly AllowedLoss EmptyFile =
        new("file-empty", "intercom 4.7", "a file without bytes has nothing to attach");

    public static readonly AllowedLoss Oversized =
        new("file-too-large", "intercom 4.7", "a file above 20 MB");

    public static readonly AllowedLoss FileName =
        new("file-name-cleaned", "intercom 4.7", "path and control characters in a file name");

    public static readonly AllowedLoss OneContact =
        new("one-contact", "intercom 4.4", "a ticket has exactly one contact, so one without a known contact gets another");

    public static readonly AllowedLoss KeepsContact =
        new("ticket-keeps-contact", "intercom 4.4", "a ticket keeps the contact it was created for, also where that one is merged into another later");

    public static readonly AllowedLoss FileStays =
        new("file-stays", "intercom 4.3", "a file stays in the thread it was loaded into, also where its contact is merged into another later");

    public static readonly AllowedLoss UnknownAuthor =
        new("unknown-author", "intercom 4.3", "an author nobody knows; writers are contacts or teammates only");

    public static readonly AllowedLoss FormerAgent =
        new("former-agent", "intercom 3.7", "an agent without teammate; the placeholder writes, the name stands in the text");

    public static readonly AllowedLoss SecondsMoved =
        new("same-second", "intercom 4.3", "messages of one second move by seconds; the original time stands in the text");

    public static readonly AllowedLoss NoteTime =
        new("note-time", "intercom 6.33", "notes on people take no time; the original stands in the text");

    public static readonly AllowedLoss MalformedPhone =
        new("malformed-phone", "intercom 6.43", "a phone number that is none");

    public static readonly AllowedLoss NoName =
        new("no-name", "intercom 4.2", "a contact without a name keeps whatever name stands there");

    public static readonly AllowedLoss EmptyTitle =
        new("empty-title", "intercom 4.4", "a ticket needs a title");

    public static readonly AllowedLoss TwinKeepsTime =
        new("twin-keeps-time", "intercom 4.1", "the creation time and key of a company that stood there cannot be changed");

    public static readonly AllowedLoss CompanyReference =
        new("object-reference", "intercom 4.5", "custom objects refer to contacts and conversations only");

    public static readonly AllowedLoss TypeHasNoSuchAttribute =
        new("object-attribute", "intercom 3.5", "types of custom objects are made by a person, with the attributes that person gave them");

    public static readonly AllowedLoss Deleted =
        new("deleted-in-source", "ivinex 6.18", "what disappears after the load is listed, not removed");
}
