using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Notebooks.Lists;
using Workbench.Pipeline;

namespace Workbench.Notebooks.Deliverables;

/// <summary>
/// Files that the destination's API does not take, delivered by hand: the bytes under their SHA-256, and a manifest that names the record
/// and the twin each belongs to. Vendor file names stand in the manifest only, never in a path.
/// </summary>
public sealed class TransferPackage(MigrationEnvironment environment, string directory)
{
    /// <summary>Writes the package anew.</summary>
    public async Task<IReadOnlyList<TransferRow>> WriteAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        var rows = new List<TransferRow>();
        foreach (var entry in environment.Read.Entries(Kind.Attachment, states: [Ledger.EntryState.Inventoried])
            .Where(entry => entry.Reason == ReasonCode.TransferPackage))
        {
            if (environment.Read.File(entry.Key) is not { Sha256: { } hash } file)
            {
                continue;
            }

            var path = Path.Combine(directory, hash);
            if (!File.Exists(path))
            {
                await using var source = environment.Files.OpenRead(hash);
                await using var copy = File.Create(path + ".new");
                await source.CopyToAsync(copy, cancellation);
                copy.Close();
                File.Move(path + ".new", path, overwrite: true);
            }

            var parents = environment.Read.LinksFrom(entry.Key).Where(link => link.Role == LinkRole.Parent).Select(link => link.To).ToList();
            var twins = parents.SelectMany(parent => environment.Read.Twins(parent)).Where(twin => !twin.Removed).Select(twin => twin.Twin.Print());
            rows.Add(new TransferRow(entry.Key.ToString(), file.FileName, file.Bytes, hash, string.Join(" ", parents), string.Join(" ", twins), hash));
        }

        await using var manifest = File.Create(Path.Combine(directory, "manifest.csv"));
        await CsvList.WriteAsync<TransferRow>(
            manifest,
            [
                new("record", row => row.Record),
                new("file", row => row.FileName),
                new("bytes", row => row.Bytes.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                new("sha256", row => row.Sha256),
                new("belongs to", row => row.Parent),
                new("twin", row => row.Twin),
                new("path", row => row.Path),
            ],
            rows.ToAsyncEnumerable(),
            cancellation);
        return rows;
    }
}

/// <summary>One file of the package.</summary>
public sealed record TransferRow(string Record, string FileName, long Bytes, string Sha256, string Parent, string Twin, string Path);
