using System.Globalization;
using Workbench.Core.Records;
using Workbench.Emulators.Samples;
using Workbench.Emulators.Vivantio;

namespace Workbench.Emulators.Checking;

/// <summary>Vivantio has no tasks and no messages without ticket; the demo account writes its times in UTC.</summary>
internal sealed class VivantioSide : ISourceSide
{
    /// <summary>Records of the emulator that no sample has: deferred tickets, and a deleted client and caller.</summary>
    private static readonly HashSet<string> Extras =
    [
        "vivantio/ticket/9001", "vivantio/ticket/9002", "vivantio/ticket/9003", "vivantio/ticket/9101", "vivantio/ticket/9102", "vivantio/ticket/9103",
        "vivantio/organization/2901", "vivantio/contact/19901",
    ];

    public bool GivesTasks => false;

    public bool GivesArticles => true;

    public string Key(Kind kind, string sampleId) => $"vivantio/{kind.Print()}/" + kind switch
    {
        Kind.Organization => Text(VivantioIds.Client(sampleId)),
        Kind.Contact => Text(VivantioIds.Caller(sampleId)),
        Kind.Ticket => Text(VivantioIds.Ticket(sampleId)),
        Kind.Message => Text(VivantioIds.Action(sampleId)),
        Kind.Attachment => VivantioIds.Attachment(sampleId),
        _ => sampleId,
    };

    public IReadOnlyList<DateTimeOffset> Times(DateTimeOffset at, DateTime? wallClock) => [DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds())];

    public bool Gives(SampleMessage message) => message.TicketId is not null;

    public bool Gives(SampleAttachment attachment) => attachment.ParentKind is not SampleParentKind.Task;

    public string? Value(SampleField field, string? value) => value;

    public bool IsExtra(string key) => Extras.Contains(key);

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
