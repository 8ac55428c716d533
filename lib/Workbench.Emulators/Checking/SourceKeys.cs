using System.Globalization;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Checking;

/// <summary>
/// The keys under which the destination must hold the records of a sample: vendor, kind, and the id that the emulated Ivinex gives
/// out. Ids are read here from its published numbering, not from its code.
/// </summary>
internal static class SourceKeys
{
    public static string Organization(string? sampleId) => $"ivinex/organization/{Number(sampleId, 3_000)}";

    public static string Contact(string? sampleId) => $"ivinex/contact/{Number(sampleId, 20_000)}";

    public static string Ticket(string? sampleId) => $"ivinex/ticket/{Number(sampleId, 9_000)}";

    public static string Task(string? sampleId) => $"ivinex/task/{Number(sampleId, 9_000)}";

    /// <summary>Several tabs hold messages, so their key also names the tab; Activities is the account's tab 50.</summary>
    public static string Message(string sampleId) => $"ivinex/message/50:{Number(sampleId, 77_000)}";

    public static string Attachment(string sampleId) => $"ivinex/attachment/{Number(sampleId, 500)}";

    /// <summary>Custom tabs share a kind, so their key also names the tab; its id is the account's own.</summary>
    public static string CustomRecordEnd(SampleCustomRecord record) => Number(record.Id, 60_000);

    private static string Number(string? sampleId, int start)
    {
        if (string.IsNullOrEmpty(sampleId))
        {
            return "0";
        }

        return char.IsAsciiLetter(sampleId[0]) && int.TryParse(sampleId.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (start + number).ToString(CultureInfo.InvariantCulture)
            : (100_000_000_000_000 + (long)(Fnv(sampleId) % 900_000_000_000_000)).ToString(CultureInfo.InvariantCulture);
    }

    private static ulong Fnv(string text) =>
        text.Aggregate(14_695_981_039_346_656_037UL, (hash, letter) => (hash ^ letter) * 1_099_511_628_211UL);
}
