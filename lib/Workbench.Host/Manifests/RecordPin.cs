using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Host.Manifests;

/// <summary>
/// What the production ledger keeps of the other files of its record and of its own tables, as its newest event. With it the root hash of the log
/// fixes every file and every row: a manifest that was made anew over changed ones no longer passes.
/// </summary>
/// <param name="Files">How many files there are beside the production ledger and the manifest.</param>
/// <param name="ListSha256">SHA-256 of their list in the form of <c>sha256sum</c>: hash, two spaces, path and a line feed each, in ordinal order of the paths.</param>
/// <param name="Named">Path and hash of each file of the record that is not named by its content, to say which one was changed.</param>
internal sealed record RecordPin(int Files, string ListSha256, IReadOnlyDictionary<string, string> Named)
{
    /// <summary>Name of the document in the ledger.</summary>
    public const string Document = "record";

    /// <summary>
    /// Hash of each table of the production ledger but the events, and of each view, by type and name; without the document of this pin. Null where an
    /// earlier workbench closed the record.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Tables { get; init; }

    private static readonly string[] NamedByContent = ["files/", "bodies/", "rehearsal/files/", "rehearsal/bodies/", "deliverables/rejects/", "deliverables/transfer-package/"];

    public static RecordPin Of(IEnumerable<ManifestFile> files)
    {
        var pinned = files.Where(file => file.Path != RecordFiles.Ledger).OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        return new RecordPin(
            pinned.Count,
            Sha256Hex.Of(string.Concat(pinned.Select(file => $"{file.Sha256}  {file.Path}\n"))),
            pinned.Where(file => !NamedByContent.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal)))
                .ToDictionary(file => file.Path, file => file.Sha256));
    }

    public LedgerChange ToChange() => new LedgerChange.DocumentSaved(Document, CanonicalJson.Write(this));

    /// <summary>The newest pin of a ledger, or null where it has none.</summary>
    public static RecordPin? Last(ILedgerReader read) =>
        read.Document(Document) is { } json ? JsonSerializer.Deserialize<RecordPin>(json, CanonicalJson.Options) : null;

    /// <summary>True where the event, a saved document, is a pin.</summary>
    public static bool IsIn(EventRow saved) => JsonElement.Parse(saved.Data).GetProperty("name").GetString() == Document;

    /// <summary>What differs from the files and tables as they are; empty where nothing does.</summary>
    public IEnumerable<string> Differences(RecordPin found) => FilesOtherThan(found).Concat(TablesOtherThan(found.Tables));

    private IEnumerable<string> TablesOtherThan(IReadOnlyDictionary<string, string>? found) => Tables is null || found is null
        ? []
        : Tables.Keys.Union(found.Keys).Order(StringComparer.Ordinal)
            .Where(name => Tables.GetValueOrDefault(name) != found.GetValueOrDefault(name))
            .Select(name => $"{RecordFiles.Ledger}: the {name} is not what it was when the record was closed. Restore the file from a backup.");

    private IEnumerable<string> FilesOtherThan(RecordPin found)
    {
        if (found.ListSha256 == ListSha256)
        {
            return [];
        }

        var named = Named.Keys.Union(found.Named.Keys).Order(StringComparer.Ordinal)
            .Where(path => Named.GetValueOrDefault(path) != found.Named.GetValueOrDefault(path))
            .Select(path => $"{path} is not the file that the ledger fixed.").ToList();
        return named.Count > 0 ? named : ["The attachments, rejects or large bodies are not those that the ledger fixed."];
    }
}
