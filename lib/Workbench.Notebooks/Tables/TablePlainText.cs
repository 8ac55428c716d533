using System.Text;
using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Tables;

/// <summary>A table as aligned columns for a terminal: two spaces between columns, a rule under the head, no boxes.</summary>
internal static class TablePlainText
{
    private const int MaxColumnWidth = 60;
    private const string Gap = "  ";

    public static string Of(Table table)
    {
        var head = table.Columns.Select(column => Fit(column.Unit is null ? column.Name : $"{column.Name} ({column.Unit})")).ToList();
        var rows = table.ShownRows.Select(row => Texts(table, row)).ToList();
        var total = table.Total is null ? null : Texts(table, table.Total);
        var lines = new List<IReadOnlyList<string>>([head, .. rows]);
        if (total is not null)
            lines.Add(total);
        var widths = table.Columns.Select((_, index) => lines.Max(line => TerminalText.Width(line[index]))).ToList();

        var text = new StringBuilder();
        if (table.Caption is not null)
            text.AppendLine(TerminalText.Line(table.Caption));
        Append(text, table, widths, head);
        AppendRule(text, widths);
        foreach (var row in rows)
            Append(text, table, widths, row);
        if (total is not null)
        {
            AppendRule(text, widths);
            Append(text, table, widths, total);
        }
        if (table.Remainder() is { } remainder)
            text.AppendLine(TerminalText.Line(remainder));
        return text.ToString().ReplaceLineEndings("\n").TrimEnd('\n');
    }

    private static List<string> Texts(Table table, IReadOnlyList<object?> row) =>
        [.. table.Columns.Select((column, index) => Fit(CellText.Of(row[index], column.Type)))];

    private static void Append(StringBuilder text, Table table, IReadOnlyList<int> widths, IReadOnlyList<string> cells)
    {
        var padded = table.Columns.Select(
            (column, index) => TerminalText.Pad(cells[index], widths[index], column.Alignment == ColumnAlignment.End)
        );
        text.AppendLine(string.Join(Gap, padded).TrimEnd());
    }

    private static void AppendRule(StringBuilder text, IReadOnlyList<int> widths) =>
        text.AppendLine(string.Join(Gap, widths.Select(width => new string('-', width))));

    private static string Fit(string text)
    {
        var line = TerminalText.Line(text);
        if (TerminalText.Width(line) <= MaxColumnWidth)
            return line;
        var kept = new StringBuilder();
        var width = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            width += TerminalText.Width(rune.ToString());
            if (width > MaxColumnWidth - 1)
                break;
            kept.Append(rune.ToString());
        }
        return kept.Append('…').ToString();
    }
}
