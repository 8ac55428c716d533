using Workbench.Core.Records;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Checking;

/// <summary>What a source vendor makes of the sample: its keys, its times, and what it cannot hold. Knows the sheet, nothing of the connector.</summary>
internal interface ISourceSide
{
    /// <summary>The key under which the destination must hold a record of the sample.</summary>
    string Key(Kind kind, string sampleId);

    /// <summary>The instants (to the second) that the vendor's way of writing times can mean.</summary>
    IReadOnlyList<DateTimeOffset> Times(DateTimeOffset at, DateTime? wallClock);

    /// <summary>False for a message that the vendor has no place for.</summary>
    bool Gives(SampleMessage message);

    bool GivesTasks { get; }

    bool GivesArticles { get; }

    /// <summary>False for a file that the vendor does not hand out as it is.</summary>
    bool Gives(SampleAttachment attachment);

    /// <summary>What the vendor holds of a custom field's value; null for nothing.</summary>
    string? Value(SampleField field, string? value);

    /// <summary>True for records that the emulator has beside the sample, by their key.</summary>
    bool IsExtra(string key);
}
