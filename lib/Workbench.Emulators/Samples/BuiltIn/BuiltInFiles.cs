namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>Attachments, each made from its index alone, and their bytes.</summary>
internal sealed class BuiltInFiles(BuiltInSource source, BuiltInPeople people)
{
    /// <summary>Above the 20 MB that most destinations accept.</summary>
    public const long OversizeBytes = 21L * 1024 * 1024;

    private static readonly (string Name, string Type)[] Usual =
    [
        ("invoice.pdf", "application/pdf"), ("display.jpg", "image/jpeg"), ("screenshot.png", "image/png"), ("gateway.log", "text/plain"),
        ("readings.csv", "text/csv"), ("certificate.pdf", "application/pdf"), ("delivery note.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ];

    public static string Id(int index) => "f" + SampleNames.Number(index + 1);

    public SampleAttachment Attachment(int index)
    {
        var dice = source.Dice("attachment", index);
        var (name, type) = dice.Pick(Usual);
        var (parentKind, parentId) = Parent(dice, index);
        var attachment = new SampleAttachment(
            Id(index), parentKind, parentId, name, type, 200 + dice.Below(40_000), SampleDownload.Works,
            BuiltInSource.TimeOf(dice, index, source.Size.Attachments));
        return source.HasAwkwardRecords ? Awkward(index, attachment) : attachment;
    }

    public Stream Open(string id)
    {
        if (!id.StartsWith('f') || !int.TryParse(id.AsSpan(1), out var number) || number < 1 || number > source.Size.Attachments)
            throw new KeyNotFoundException($"The built-in sample has no attachment '{id}'; it has f1 to f{source.Size.Attachments}.");
        return new SeededBytes(SampleDice.Mix((ulong)source.Seed + (ulong)number), Attachment(number - 1).SizeBytes);
    }

    private (SampleParentKind Kind, string Id) Parent(SampleDice dice, int index) => (index % 11) switch
    {
        6 => (SampleParentKind.Contact, BuiltInPeople.ContactId(people.PickContact(dice))),
        7 => (SampleParentKind.Organization, BuiltInPeople.OrganizationId(dice.Below(source.Size.Organizations))),
        8 => (SampleParentKind.Ticket, BuiltInTickets.Id(dice.Below(source.Size.Tickets))),
        9 => (SampleParentKind.Task, "k" + SampleNames.Number(1 + dice.Below(source.Size.Tasks))),
        _ => (SampleParentKind.Message, RandomMessage(dice)),
    };

    private string RandomMessage(SampleDice dice)
    {
        var ticket = dice.Below(source.Size.Tickets);
        return BuiltInThreads.MessageId(ThreadPlan.MessageNumber(ticket, dice.Below(ThreadPlan.Length(ticket))));
    }

    private static SampleAttachment Awkward(int index, SampleAttachment file) => index switch
    {
        0 => file with { SizeBytes = 0, FileName = "empty.txt", ContentType = "text/plain" },
        1 => file with { FileName = "../../etc/passwd\\..\\evil:name?.pdf" },
        2 => file with { FileName = "Übersicht 見積書 🚀 \u202Efdp.exe" },
        3 => file with { Download = SampleDownload.Expired },
        4 => file with { Download = SampleDownload.AnswersHtml },
        5 => file with { SizeBytes = OversizeBytes, FileName = "site-video.mp4", ContentType = "video/mp4" },
        10 => file with { FileName = "=HYPERLINK(\"x\")\r\nreport \"final\".csv", ContentType = "" },
        _ => file,
    };
}
