namespace Workbench.Core.Planning;

/// <content>What a person can do about each reason.</content>
public static partial class ReasonCode
{
    private const string Nothing = "Nothing: this is expected and stands in the list.";
    private const string ChangePlan = "Choose another destination field or transform in notebook 03, sign again and retry; or leave it as it is.";
    private const string CorrectSource = "Correct the value in the source, catch up, and retry; or leave it as it is.";
    private const string FixFile = "Make the file readable in the source, download the files again, and retry; or hand it over outside the migration.";
    private const string ByHand = "Create or link it by hand in the destination, from the list.";

    private static readonly Dictionary<string, string> Hints = new(StringComparer.Ordinal)
    {
        [SystemField] = Nothing,
        [NoSuchField] = "Create the field by hand in the destination, discover again and map it; or leave it as it is.",
        [CannotBackdate] = Nothing,
        [Truncated] = "Choose a longer destination field in notebook 03, or read the whole value in the list.",
        [UnmappedValue] = "Add the value to the row's value map in notebook 03, sign again and retry.",
        [UnreadableValue] = "Correct the value in the source, or set the row's onFailure to note in notebook 03; then retry.",
        [UnreadableRecord] = "Open the record in the source, save it again, and catch up; where it stays, check the ledger with workbench verify.",
        [MalformedPhone] = CorrectSource,
        [MalformedEmail] = CorrectSource,
        [DuplicateEmail] = "Merge the contacts in the source before the load, or by hand in the destination after it.",
        [NoEmail] = Nothing,
        [NoLastName] = CorrectSource,
        [StandsAlone] = ByHand,
        [FormerAgent] = "Choose who stands in for former agents in notebook 03, or leave the placeholder.",
        [DanglingLink] = "Look at the link in the source: the record it names is deleted or out of the API user's sight.",
        [NoParent] = ByHand,
        [SecondParent] = ByHand,
        [ContactChosen] = "Look at the chosen contact in the destination; change it there where it is the wrong one.",
        [FormattingLost] = Nothing,
        [TimeShifted] = Nothing,
        [ReportedInInventory] = "Rebuild it from the inventory of notebook 09.",
        [ProvisioningQueue] = "Create the account in the destination with the same e-mail, discover again, and retry.",
        [TransferPackage] = "Take it from the transfer package.",
        [FileExpired] = FixFile,
        [FileRefused] = FixFile,
        [FileEmpty] = FixFile,
        [ImmutableAfterLoad] = "Take the new value over by hand in the destination, from the list.",
        [DeletedInSource] = "Delete the twin by hand in the destination where it should go too.",
        [NotChosen] = ChangePlan,
        [VendorRefused] = "Read the vendor's words, correct the record in the source or the plan, and retry.",
        [ParentRejected] = "Solve the reject of the record it hangs on and retry that; this one goes along.",
        [HierarchyFlattened] = Nothing,
        [ControlCharacters] = Nothing,
        [DamagedText] = CorrectSource,
        [TooDeep] = "Sort it in by hand in the destination.",
        [NoAddress] = Nothing,
        [SchemaChanged] = "Map the new field in notebook 03 and sign again, or leave it behind.",
        [PartTaken] = ChangePlan,
        [NoSuchPart] = ChangePlan,
        [Replaced] = Nothing,
        [Conflict] = "Open the record it clashes with in the destination: rename, merge or delete one of the two, then retry.",
        [LeftInDoubt] = "Look for it in the destination by the words of its payload; retry asks the destination before it sends.",
    };

    /// <summary>What to do next about the reason; for a vendor's own code, where to look.</summary>
    public static string Hint(string code) => Hints.TryGetValue(code, out var hint) ? hint : Hints[VendorRefused];
}
