using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Ledger.Rows;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline;

namespace Workbench.Notebooks;

/// <summary>A file as it came from the source, and as it was read back.</summary>
/// <param name="Of">The record on which it hangs.</param>
/// <param name="Found">Size and SHA-256 (hex); null where the destination does not show it.</param>
/// <param name="Verdict">The worst over its fields; null where it was not judged.</param>
internal sealed record ComparedFile(RecordKey Of, FileRow File, (long Bytes, string Sha256)? Found, VerdictClass? Verdict)
{
    /// <summary>The files of these records, each downloaded again.</summary>
    public static async Task<IReadOnlyList<ComparedFile>> AllAsync(
        MigrationEnvironment environment, ReadBack readBack, IReadOnlyList<RecordKey> records, CancellationToken cancellation)
    {
        var files = new List<ComparedFile>();
        foreach (var record in records)
        {
            foreach (var file in environment.Read.FilesOf(record))
            {
                files.Add(new ComparedFile(record, file, await readBack.FileAsync(file, cancellation), WorstVerdict.Of(environment.Read.Verdicts(file.Key))));
            }
        }

        return files;
    }

    public static Table Table(IReadOnlyList<ComparedFile> files, string caption) => Tables.Table.Of(files)
        .RecordText("File", row => row.File.FileName)
        .Text("Of", row => row.Of.ToString())
        .Whole("Bytes in the source", row => row.File.Sha256 is null ? null : row.File.Bytes)
        .Whole("Bytes read back", row => row.Found?.Bytes)
        .Text("SHA-256 in the source", row => row.File.Sha256 ?? row.File.Failure)
        .Text("SHA-256 read back", row => row.Found?.Sha256)
        .Badge("Verdict", row => Badge.For(row.Verdict?.ToString() ?? "not judged"))
        .Caption(caption).Build();
}
