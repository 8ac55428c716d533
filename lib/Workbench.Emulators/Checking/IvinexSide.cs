using Workbench.Core.Records;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Checking;

/// <summary>Ivinex holds everything the sample has; its times are local ones without a zone.</summary>
internal sealed class IvinexSide : ISourceSide
{
    public bool GivesTasks => true;

    public bool GivesArticles => false;

    public string Key(Kind kind, string sampleId) => kind switch
    {
        Kind.Organization => SourceKeys.Organization(sampleId),
        Kind.Contact => SourceKeys.Contact(sampleId),
        Kind.Ticket => SourceKeys.Ticket(sampleId),
        Kind.Task => SourceKeys.Task(sampleId),
        Kind.Message => SourceKeys.Message(sampleId),
        Kind.Attachment => SourceKeys.Attachment(sampleId),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Ivinex has no key for it."),
    };

    public IReadOnlyList<DateTimeOffset> Times(DateTimeOffset at, DateTime? wallClock) =>
        [.. SourceTimes.Of(at, wallClock).Select(DateTimeOffset.FromUnixTimeSeconds)];

    public bool Gives(SampleMessage message) => true;

    public bool Gives(SampleAttachment attachment) => true;

    public string? Value(SampleField field, string? value) => value;

    public bool IsExtra(string key) => false;
}
