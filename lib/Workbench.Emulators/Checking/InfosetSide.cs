using System.Globalization;
using Workbench.Core.Records;
using Workbench.Emulators.Infoset;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Checking;

/// <summary>Infoset has no tasks, no messages without ticket, and files only as addresses in texts; its times carry a Z.</summary>
internal sealed class InfosetSide : ISourceSide
{
    public bool GivesTasks => false;

    public bool GivesArticles => true;

    public string Key(Kind kind, string sampleId) => $"infoset/{kind.Print()}/" + kind switch
    {
        Kind.Organization => Text(InfosetIds.Company(sampleId)),
        Kind.Contact => Text(InfosetIds.Contact(sampleId)),
        Kind.Ticket => Text(InfosetIds.Ticket(sampleId)),
        Kind.Message => Text(InfosetIds.Log(sampleId)),
        _ => sampleId,
    };

    public IReadOnlyList<DateTimeOffset> Times(DateTimeOffset at, DateTime? wallClock) => [DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds())];

    public bool Gives(SampleMessage message) => message.TicketId is not null;

    public bool Gives(SampleAttachment attachment) => attachment.ParentKind is SampleParentKind.Ticket or SampleParentKind.Message;

    public string? Value(SampleField field, string? value) => value;

    /// <summary>Chats outside tickets come from the operator's file.</summary>
    public bool IsExtra(string key) => key.StartsWith("infoset/ticket/chat:", StringComparison.Ordinal);

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
