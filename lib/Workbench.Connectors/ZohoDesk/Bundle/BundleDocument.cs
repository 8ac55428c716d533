using System.Globalization;
using System.Text;
using Workbench.Core.Connectors;

namespace Workbench.Connectors.ZohoDesk.Bundle;

/// <summary>The pages that lie beside the files: how to hand them over, and what each writer loses.</summary>
internal static class BundleDocument
{
    public static string HandOver(BundleResult bundle, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Bundle for Zoho's assisted migration

            Written {now.UtcDateTime:yyyy-MM-dd HH:mm} UTC. Zoho's migration team loads it; the workbench neither loads nor removes it.

            | Phase | When |
            |---|---|
            | 1: this bundle, everything up to its date | when Zoho has the files and confirms the columns |
            | 2: the bundle written again after the last delta | {bundle.SecondPhase} |

            ## How to hand it over

            1. Ask Zoho's migration team for a slot and for the columns of TicketComments and Tasks: those of this bundle are assumed.
            2. Switch off workflows and notification rules of the portal for the time of the import.
            3. Send the CSV files of this folder with this page. Compare the SHA-256 after the transfer.
            4. Name the custom fields: a column that carries the label of a field belongs into that field.
            5. Ask for the import report. Its counts must be the rows below; no ticket may be dropped.
            6. A time of creation stays as it was imported: let Zoho load a few tickets first and look at them.

            ## Files

            | File | Rows | Bytes | SHA-256 |
            |---|---:|---:|---|

            """);
        foreach (var file in bundle.Files)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {file.Name} | {file.Rows} | {file.Bytes} | `{file.Sha256}` |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"""

            {bundle.Exceptions} records are not in the bundle, or not as in the source. Each is listed in `exceptions_01.csv`.

            ## What it keeps and loses


            """);
        return text.Append(Table(bundle.Comparison)).ToString().ReplaceLineEndings("\n");
    }

    public static string Comparison(IReadOnlyList<WriterComparison> rows) =>
        $"# API writer and bundle, side by side\n\nCounted on the extracted records.\n\n{Table(rows)}";

    private static string Table(IReadOnlyList<WriterComparison> rows)
    {
        var text = new StringBuilder("| What | Counted | API writer loses | Bundle loses | API writer | Bundle |\n|---|---:|---:|---:|---|---|\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.What} | {row.Counted} | {row.LostByApi} | {row.LostByBundle} | {row.Api} | {row.Bundle} |\n");
        }

        return text.ToString();
    }
}
