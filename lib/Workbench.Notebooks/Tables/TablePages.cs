using System.Security.Cryptography;
using System.Text;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Tables;

/// <summary>
/// A long table in pages that need no script: a group of disclosures, of which one is open at a time. Where styles are taken away, or a
/// browser does not know them, the pages fold out one below the other; a print shows them all.
/// </summary>
internal static class TablePages
{
    /// <summary>Rows on one page; a table of no more has no pages.</summary>
    public const int RowsOnPage = 25;

    public static HtmlFragment Of(Table table)
    {
        var pages = table.ShownRows.Chunk(RowsOnPage).Select(rows => TableMarkup.Grid(table, rows, HtmlFragment.Empty));
        var group = Group(table);
        return Html.Of(
            $"""
            <div class="pages" role="group" aria-label="Rows">{Caption(table)}{pages.Select((page, index) => Page(table, page, index, group))}</div>
            """);
    }

    private static HtmlFragment Page(Table table, HtmlFragment page, int index, string group)
    {
        var first = index * RowsOnPage;
        var range = $"{ValueText.Whole(first + 1)}–{ValueText.Whole(Math.Min(first + RowsOnPage, table.ShownRows.Count))}";
        return index == 0
            ? Html.Of($"""<details class="first" name="{group}" open=""><summary>{range}</summary>{page}</details>""")
            : Html.Of($"""<details name="{group}"><summary>{range}</summary>{page}</details>""");
    }

    private static HtmlFragment Caption(Table table) => Html.When(table.Caption is not null, () => Html.Of($"""<p class="caption">{table.Caption}</p>"""));

    /// <summary>
    /// What the pages have in common, so that opening one closes the others. Made of what the table says of itself, and of no value in it:
    /// the same in every host, and a masked record keeps no trace of what it hides. Tables that share it show their first pages until asked.
    /// </summary>
    private static string Group(Table table)
    {
        var words = string.Join('\n', [table.Caption, .. table.Columns.Select(column => column.Name), ValueText.Whole(table.RowCount)]);
        return $"rows-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..12]}";
    }
}
