using System.Text;
using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Notebooks.Lists;

namespace Workbench.Notebooks.Deliverables;

/// <summary>
/// Writes two files per reject, in a folder per reason: the payload as it was to be sent, and the reason with what to do next. All are
/// written beside the old ones and take their place at the end, so that none is left of a reject that is gone.
/// </summary>
/// <param name="directory">The folder <c>rejects</c> of the deliverables; replaced as a whole.</param>
public sealed class RejectFiles(ILedgerReader read, string directory)
{
    /// <summary>Writes them anew.</summary>
    /// <returns>The folder with the number of rejects in it.</returns>
    public async Task<WrittenList> WriteAsync(CancellationToken cancellation)
    {
        var fresh = directory + ".new";
        Remove(fresh);
        Directory.CreateDirectory(fresh);
        long rejects = 0;
        foreach (var reject in read.Rejects())
        {
            await WriteAsync(fresh, reject, cancellation);
            rejects++;
        }

        Remove(directory);
        Directory.Move(fresh, directory);
        return new WrittenList(Path.GetFileName(directory), rejects);
    }

    private async Task WriteAsync(string root, RejectRow reject, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, SafeFileName.Of(reject.Code))).FullName;
        var path = Path.Combine(folder, $"{reject.Key.Kind.Print()}-{SafeFileName.Of(reject.Key.Id)}");
        var (payload, what) = Payload(reject);
        if (payload is not null)
        {
            await File.WriteAllBytesAsync($"{path}.payload.json", payload, cancellation);
        }

        var write = read.Writes(reject.Key).FirstOrDefault(found => found.State == WriteState.Refused);
        var reason = new RejectReason(
            reject.Key, reject.Code, ReasonCode.Explain(reject.Code), ReasonCode.Hint(reject.Code), reject.Detail, what, write?.Write.Name,
            write?.RequestId, write?.Attempts, write?.PayloadSha256, reject.At);
        await File.WriteAllTextAsync($"{path}.reason.json", JsonSerializer.Serialize(reason, CanonicalJson.Readable) + "\n", cancellation);
    }

    /// <summary>What was to be sent; where nothing was put together, the record as the source gave it.</summary>
    private (byte[]? Bytes, string What) Payload(RejectRow reject)
    {
        if (reject.Payload is { } payload)
        {
            return (Encoding.UTF8.GetBytes(payload), "as it was to be sent");
        }

        try
        {
            return read.Entry(reject.Key) is { } entry ? (read.Body(entry.Key, entry.BodySha256), "the record as the source gave it") : (null, "none");
        }
        catch (LedgerException gone)
        {
            return (null, gone.Message);
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <param name="Detail">The vendor's own words, or ours where nothing was sent.</param>
    /// <param name="Payload">What the payload file beside this one holds.</param>
    /// <param name="PayloadSha256">Fingerprint of what was sent; null where nothing was.</param>
    private sealed record RejectReason(
        RecordKey Record, string Code, string Meaning, string Hint, string Detail, string Payload, string? Write, string? RequestId, int? Attempt,
        string? PayloadSha256, DateTimeOffset At);
}
