using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Files;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Extract;

/// <summary>Downloads the file of one attachment into the content-addressed store. A failed download is a row with its reason.</summary>
internal sealed class FileFetch(MigrationEnvironment environment, SchemaSnapshot schema)
{
    /// <summary>Attachments whose file is not stored yet, also those that failed before.</summary>
    public IEnumerable<EntryRow> Waiting() => environment.Read.Entries(Kind.Attachment)
        .Where(entry => !entry.Deleted && environment.Read.File(entry.Key)?.Sha256 is null);

    public async Task<LedgerChange.FileStored> DownloadAsync(EntryRow entry, CancellationToken cancellation)
    {
        var record = environment.Source.Map(
            environment.Read.Extracted(entry), schema);
        var name = record.ByRole(FieldRole.FileName).Print();
        var stated = record.ByRole(FieldRole.ContentType).Print();
        var answer = new FileAnswer(0, null, null, null);
        var file = await environment.Files.AddAsync(
            async (destination, token) => answer = await environment.Source.DownloadAsync(record, destination, token), cancellation);
        var failure = answer.Failure ?? Complaint(record, file);
        var type = stated.Length > 0 ? stated : answer.ContentType ?? "";
        return new LedgerChange.FileStored(
            entry.Key, name, type, file.Bytes, failure is null ? file.Sha256 : null, failure, answer.Detail);
    }

    /// <summary>The source's own size is the only proof that all bytes came; where it states none, what came is taken.</summary>
    private static string? Complaint(CanonicalRecord record, StoredFile file)
    {
        if (file.Bytes == 0)
        {
            return ReasonCode.FileEmpty;
        }

        return record.ByRole(FieldRole.FileBytes) is FieldValue.Number size && size.Value != file.Bytes ? ReasonCode.FileRefused : null;
    }
}
