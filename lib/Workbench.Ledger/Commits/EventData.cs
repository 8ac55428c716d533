using System.Globalization;
using Workbench.Core.Hashing;
using Workbench.Ledger.Changes;

namespace Workbench.Ledger.Commits;

/// <summary>
/// The part of a change that its event pins. Names, codes, ids and numbers stand in it as they are; texts that may hold personal data stand
/// in it as their SHA-256, so that bodies and texts can be purged later and the chain still verifies.
/// </summary>
internal static class EventData
{
    public static string Of(LedgerChange change) => change switch
    {
        LedgerChange.VerdictsGiven given => OfVerdicts(given),
        LedgerChange.WriteIntended intended => WriteEvents.Of(intended),
        LedgerChange.WriteEnded ended => WriteEvents.Of(ended),
        _ => CanonicalJson.Write(Pinned(change)),
    };

    /// <summary>There are as many of these as there are records, and nothing in them needs an escape.</summary>
    private static string OfVerdicts(LedgerChange.VerdictsGiven given) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"verdicts":"{{given.Packed!.Sha256}}","fields":{{given.Verdicts.Count}}}""");

    private static object Pinned(LedgerChange change) => change switch
    {
        LedgerChange.RecordExtracted it => new { Body = Sha256Hex.Of(it.Record.Body.Span), it.Record.Object, it.Scan, Label = Hash(it.Label) },
        LedgerChange.LinkExtracted it => new { it.Link.Role, To = it.Link.To.ToString(), it.Scan },
        LedgerChange.ScanFinished it => new { it.Object, it.Scan, it.Records },
        LedgerChange.FileStored it => new { it.Bytes, it.Sha256, it.Failure, Name = Hash(it.FileName), Detail = Hash(it.Detail) },
        LedgerChange.RecordComposed it => new
        {
            it.State,
            it.Reason,
            Writes = it.Writes.Select(write => new { write.Name, Body = Hash(write.Body.GetRawText()) }),
            Promises = Hash(CanonicalJson.Write(it.Promises)),
            Notes = Hash(CanonicalJson.Write(it.Notes)),
        },
        LedgerChange.DoubtDecided it => new { it.Name, it.Decision, it.Twin, it.By, it.Why, Payload = it.PayloadSha256 },
        LedgerChange.FileCarried it => new { it.Write, it.Twin, it.Origin },
        LedgerChange.EntryMoved it => new { it.State, it.Reason },
        LedgerChange.RecordRejected it => new { it.Code, Detail = Hash(it.Detail), Payload = Hash(it.Payload) },
        LedgerChange.ExistingSeen it => new { it.Existing.Twin, it.Existing.ExternalKey, NaturalKey = Hash(it.Existing.NaturalKey) },
        LedgerChange.BeforeImageTaken it => new { it.Twin, Image = Hash(it.Image.GetRawText()) },
        LedgerChange.TwinRemoved it => new { it.Write, it.Twin, it.Result, Detail = Hash(it.Detail) },
        LedgerChange.ProvisionMoved it => new { it.Name, it.State, it.Twin, Body = Hash(it.Body.GetRawText()), Detail = Hash(it.Detail) },
        LedgerChange.DocumentSaved it => new { it.Name, Json = Hash(it.Json) },
        LedgerChange.SignedOff it => new { it.Gate, it.By, it.IsDemo, it.Comment, it.Binding },
        LedgerChange.ManualStepMoved it => new { it.Name, it.Half, it.State, it.Proof, it.By, Detail = Hash(it.Detail) },
        LedgerChange.StepMoved it => new { it.Step, it.State, it.Counts },
        LedgerChange.DifferenceFound it => new { it.Scan, it.Object, it.What, Before = Hash(it.Before), After = Hash(it.After) },
        LedgerChange.FindingMoved it => new { it.Side, it.What, it.State, it.By, Detail = Hash(it.Detail) },
        LedgerChange.LimitsSet it => new
        {
            it.Side, it.Limits.Share, Window = it.Limits.Window?.Hours, it.Limits.Window?.Zone, Paused = it.Limits.IsPaused, it.By,
        },
        LedgerChange.PersonalDataPurged it => new { it.By, it.Why, Left = it.LeftSha256 },
        LedgerChange.NotebookRun it => new { it.Notebook, it.InputSha256, it.OutputPath, it.OutputSha256, it.Succeeded },
        _ => throw new ArgumentOutOfRangeException(nameof(change), change.GetType().Name, "The list of changes is closed."),
    };

    private static string? Hash(string? text) => text is null ? null : Sha256Hex.Of(text);
}
