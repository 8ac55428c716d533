namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>Positions of the tickets (from 0) that are awkward in one named way each.</summary>
internal static class AwkwardTickets
{
    public const int Bodies = 2;
    public const int EqualSeconds = 3;
    public const int DaylightSaving = 4;
    public const int DanglingContact = 5;
    public const int NoContact = 6;
    public const int LongSubject = 7;
    public const int FormulaSubject = 8;
    public const int UnknownAssignee = 9;
    public const int InactiveAssignee = 10;
    public const int PleaseSelect = 11;
    public const int EmptySubject = 12;
    public const int RightToLeftSubject = 13;
    public const int OptionWithComma = 14;
    public const int FormerAgentAuthor = 15;
    public const int MarkupSubject = 16;

    public const string UnknownAgentId = "a777";

    public static SampleTicket Adjust(int index, SampleTicket ticket) => index switch
    {
        DanglingContact => ticket with { ContactId = AwkwardContacts.UnknownContactId },
        NoContact => ticket with { ContactId = null, OrganizationId = null },
        LongSubject => ticket with { Subject = string.Join(' ', Enumerable.Repeat("probe reading jumps between two values", 8)) },
        FormulaSubject => ticket with { Subject = "=1+1" },
        UnknownAssignee => ticket with { AssigneeId = UnknownAgentId },
        InactiveAssignee => ticket with { AssigneeId = BuiltInTeam.InactiveAgentId },
        PleaseSelect => ticket with
        {
            Priority = BuiltInSchema.PleaseSelect,
            Custom = With(ticket, "Category", BuiltInSchema.PleaseSelect),
        },
        EmptySubject => ticket with { Subject = "", Description = "" },
        RightToLeftSubject => ticket with { Subject = "תקלה בחיישן HX-12 (דחוף)" },
        OptionWithComma => ticket with { Custom = With(ticket, "Product line", "Probes, wireless") },
        MarkupSubject => ticket with { Subject = "<img src=x onerror=alert(1)> & \"quotes\"" },
        _ => ticket,
    };

    private static Dictionary<string, string?> With(SampleTicket ticket, string label, string value) =>
        new(ticket.Custom) { [label] = value };
}
