namespace Workbench.Core.Planning;

/// <summary>The closed list of reasons for which a value is changed, left behind or refused. <see cref="Explain"/> says each in words.</summary>
public static partial class ReasonCode
{
    public const string SystemField = "system-field";
    public const string NoSuchField = "no-such-field";
    public const string CannotBackdate = "cannot-backdate";
    public const string Truncated = "truncated";
    public const string UnmappedValue = "unmapped-value";
    public const string UnreadableValue = "unreadable-value";
    public const string UnreadableRecord = "unreadable-record";
    public const string MalformedPhone = "malformed-phone";
    public const string MalformedEmail = "malformed-email";
    public const string DuplicateEmail = "duplicate-email";
    public const string NoEmail = "no-email";
    public const string NoLastName = "no-last-name";
    public const string StandsAlone = "stands-alone";
    public const string FormerAgent = "former-agent";
    public const string DanglingLink = "dangling-link";
    public const string NoParent = "no-parent";
    public const string SecondParent = "second-parent";
    public const string ContactChosen = "contact-chosen";
    public const string FormattingLost = "formatting-lost";
    public const string TimeShifted = "time-shifted";
    public const string ReportedInInventory = "reported-in-inventory";
    public const string ProvisioningQueue = "provisioning-queue";
    public const string TransferPackage = "transfer-package";
    public const string FileExpired = "file-expired";
    public const string FileRefused = "file-refused";
    public const string FileEmpty = "file-empty";
    public const string ImmutableAfterLoad = "immutable-after-load";
    public const string DeletedInSource = "deleted-in-source";
    public const string NotChosen = "not-chosen";
    public const string VendorRefused = "vendor-refused";
    public const string ParentRejected = "parent-rejected";
    public const string ControlCharacters = "control-characters";
    public const string DamagedText = "damaged-text";
    public const string HierarchyFlattened = "hierarchy-flattened";
    public const string TooDeep = "too-deep";
    public const string NoAddress = "no-address";
    public const string SchemaChanged = "schema-changed";
    public const string PartTaken = "part-taken";
    public const string NoSuchPart = "no-such-part";
    public const string Replaced = "replaced";
    public const string Conflict = "conflict";
    public const string LeftInDoubt = "left-in-doubt";

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        [SystemField] = "Technical field of the source without meaning elsewhere (layout, site id, change mask).",
        [NoSuchField] = "The destination has no such field and its API cannot create one here.",
        [CannotBackdate] = "The destination sets this time itself; the original is kept as text or attribute where one exists.",
        [Truncated] = "Longer than the destination allows; cut, and the whole text is in the list.",
        [UnmappedValue] = "The value has no counterpart in the plan's value map; it was kept as it is.",
        [UnreadableValue] = "The value does not fit the field's type; it is listed verbatim and was not sent.",
        [UnreadableRecord] = "Its body is no record of the vendor's, so no field of it is known; the body stands in the ledger as it came.",
        [MalformedPhone] = "Not an international phone number; the destination refuses or mangles it, so it is listed and not sent.",
        [MalformedEmail] = "Not an e-mail address the destination accepts; listed and not sent.",
        [DuplicateEmail] = "Another contact has the same e-mail; both are kept apart by their external ids.",
        [NoLastName] = "The destination needs a last name; another part of the contact stands in.",
        [StandsAlone] = "Not linked to a ticket; loaded by itself and marked for linking by hand.",
        [NoEmail] = "The contact has no e-mail; it is loaded under its external id and listed.",
        [FormerAgent] = "The agent is inactive or unknown in the destination; a placeholder stands in and the name is in the text.",
        [DanglingLink] = "The link points to a record that the source does not have.",
        [NoParent] = "No record it could hang on; held in the reconciliation queue.",
        [SecondParent] = "Also linked to a record under which the destination cannot show it a second time.",
        [ContactChosen] = "The destination needs one contact; one of the organization or ticket was chosen.",
        [FormattingLost] = "The destination keeps plain text here; the words are kept, the formatting is not.",
        [TimeShifted] = "Two messages of a thread had the same second; the later one moved on by a second to keep the order.",
        [ReportedInInventory] = "Delivered as a written inventory.",
        [ProvisioningQueue] = "No account of the same e-mail exists; waits until somebody creates it.",
        [TransferPackage] = "Delivered in the transfer package with its SHA-256, record and twin.",
        [FileExpired] = "The source's link to the file no longer works.",
        [FileRefused] = "The answer was not the file (wrong type, wrong size or an error page).",
        [FileEmpty] = "The file has no bytes.",
        [ImmutableAfterLoad] = "Changed in the source after it was loaded; the destination cannot edit it, so it stands as it was loaded and the new value is in the list.",
        [DeletedInSource] = "Deleted in the source after it was loaded; the twin was left and listed.",
        [NotChosen] = "A person decided not to carry it.",
        [VendorRefused] = "The vendor refused the record; its answer is in the reject.",
        [ParentRejected] = "The record it hangs on was not loaded.",
        [HierarchyFlattened] = "Part of another record; the destination has no such link here, so a mark on the child names the parent.",
        [ControlCharacters] = "Characters the destination cannot store were replaced.",
        [DamagedText] = "Half a character, or a byte that is no text, stands as its code (\\ud800, \\xC3); or the source has these very letters.",
        [TooDeep] = "Nested deeper than the destination allows; it stands on the deepest level with its path as name.",
        [NoAddress] = "The linked article is a draft or internal and has no address; the words of the link stand as text.",
        [SchemaChanged] = "The field came into the source after the mapping was signed; the plan says to leave such fields behind.",
        [PartTaken] = "Only the part that the plan asks for is carried; the whole value is in the list.",
        [NoSuchPart] = "The value has no part of the kind that the plan asks for; it is listed verbatim and was not sent.",
        [Conflict] = "The destination holds another record in its place.",
        [LeftInDoubt] = "Nobody could tell whether it arrived, and a person decided to leave it out.",
        [Replaced] = "The plan writes another value in its place; the source's own is in the list.",
    };

    /// <summary>The reason in words; the code itself where it is not ours (a vendor's own code).</summary>
    public static string Explain(string code) => Words.TryGetValue(code, out var words) ? words : code;

    /// <summary>All reason codes.</summary>
    public static IReadOnlyCollection<string> All => Words.Keys;
}
