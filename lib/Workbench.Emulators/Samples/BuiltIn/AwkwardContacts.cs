namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>Positions of the contacts (from 0) that are awkward in one named way each.</summary>
internal static class AwkwardContacts
{
    public const int NoEmail = 3;
    public const int SharedEmail = 4;
    public const int SharesEmail = 5;
    public const int UpperCaseEmail = 6;
    public const int MalformedPhone = 7;
    public const int DanglingOrganization = 8;
    public const int NoOrganization = 9;
    public const int JapaneseName = 10;
    public const int ArabicName = 11;
    public const int EmojiName = 12;
    public const int FormulaName = 13;
    public const int MojibakeName = 14;
    public const int LongName = 15;
    public const int NoName = 16;
    public const int PleaseSelect = 17;
    public const int OptionWithComma = 18;
    public const int PaddedEmail = 19;

    /// <summary>Has a note but neither a ticket nor another message.</summary>
    public const int NoteWithoutConversation = 20;

    /// <summary>No contact has this id, but other records name it.</summary>
    public const string UnknownContactId = "c9999901";

    public static SampleContact Adjust(int index, SampleContact contact, string sharedEmail) => index switch
    {
        NoEmail => contact with { Email = null },
        SharesEmail => contact with { Email = sharedEmail },
        UpperCaseEmail => contact with { Email = contact.Email!.ToUpperInvariant() },
        MalformedPhone => contact with { Phone = "ask for Ruth, ext. 12 (mornings)" },
        DanglingOrganization => contact with { OrganizationId = "o9999901" },
        NoOrganization => contact with { OrganizationId = null, Phone = null },
        JapaneseName => contact with { FirstName = "由紀", LastName = "田中" },
        ArabicName => contact with { FirstName = "ليلى", LastName = "حداد" },
        EmojiName => contact with { LastName = contact.LastName + " 🚀" },
        FormulaName => contact with { FirstName = "=1+1", LastName = "+44" },
        MojibakeName => contact with { FirstName = "JÃ¼rgen", LastName = "MÃ¼ller" },
        LongName => contact with { LastName = string.Join('-', Enumerable.Repeat("Wolfeschlegelsteinhausen", 12)) },
        NoName => contact with { FirstName = "", LastName = "" },
        PleaseSelect => contact with { Custom = With(contact, "Contact type", BuiltInSchema.PleaseSelect) },
        OptionWithComma => contact with { Custom = With(contact, "Contact type", "Reseller, distributor") },
        PaddedEmail => contact with { Email = $" {contact.Email} " },
        _ => contact,
    };

    private static Dictionary<string, string?> With(SampleContact contact, string label, string value) =>
        new(contact.Custom) { [label] = value };
}
