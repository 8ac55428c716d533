using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Tables;

/// <summary>A table as HTML.</summary>
internal static class TableMarkup
{
    public static HtmlFragment Of(Table table) =>
        table.RowCount == 0
            ? Html.Of($"{Html.When(table.Caption is not null, () => Html.Of($"""<p class="caption">{table.Caption}</p>"""))}{Remainder(table)}")
            : Html.Of(
                $"""
                {(table.ShownRows.Count > TablePages.RowsOnPage ? TablePages.Of(table) : Grid(table, table.ShownRows, Caption(table)))}{Remainder(table)}
                """
            );

    /// <summary>Some rows of the table under its head, above its totals.</summary>
    /// <param name="caption">What stands above the head, if anything.</param>
    internal static HtmlFragment Grid(Table table, IEnumerable<IReadOnlyList<object?>> rows, HtmlFragment caption) =>
        Html.Of(
            $"""
            <div class="scroll" tabindex="0"><table>{caption}<thead><tr>{table.Columns.Select(Head)}</tr></thead>
            <tbody>{rows.Select(row => Row(table, row))}</tbody>{Foot(table)}</table></div>
            """
        );

    private static HtmlFragment Caption(Table table) =>
        Html.When(table.Caption is not null, () => Html.Of($"""<caption class="caption">{table.Caption}</caption>"""));

    private static HtmlFragment Head(TableColumn column)
    {
        var unit = Html.When(column.Unit is not null, () => Html.Of($""" <span class="unit">({column.Unit})</span>"""));
        return Html.Of($"""<th scope="col"{CssClass(column)}>{column.Name}{unit}</th>""");
    }

    private static HtmlFragment Row(Table table, IReadOnlyList<object?> cells) =>
        Html.Of($"<tr>{table.Columns.Select((column, index) => Cell(column, cells[index]))}</tr>");

    private static HtmlFragment Cell(TableColumn column, object? value) => Html.Of($"<td{CssClass(column)}{RecordText(column)}>{Content(column, value)}</td>");

    private static HtmlFragment RecordText(TableColumn column) => Html.When(column.IsRecordText, () => Html.Of($""" data-record-text="" """));

    private static HtmlFragment Content(TableColumn column, object? value) =>
        value switch
        {
            Badge badge => badge.Body(),
            Shown { Address: { } address } => Html.Of($"""<a href="{address.AbsoluteUri}">{BreakableText.Of(CellText.Of(value, column.Type))}</a>"""),
            _ => BreakableText.Of(CellText.Of(value, column.Type)),
        };

    private static HtmlFragment Foot(Table table) =>
        Html.When(table.Total is not null, () => Html.Of($"<tfoot>{Row(table, table.Total!)}</tfoot>"));

    private static HtmlFragment Remainder(Table table)
    {
        var list = Html.When(table.CompleteList is not null && table.RowCount > 0, () => Html.Of($": complete list in {ListLink.To(table.CompleteList!)}"));
        return table.Shown() is { } shown ? Html.Of($"""<p class="muted">{shown}{list}</p>""") : HtmlFragment.Empty;
    }

    private static HtmlFragment CssClass(TableColumn column) =>
        column.Alignment switch
        {
            ColumnAlignment.Start when column.Type == ColumnType.Instant => Html.Of($""" class="line" """),
            ColumnAlignment.End => Html.Of($""" class="end" """),
            ColumnAlignment.Middle => Html.Of($""" class="middle" """),
            _ => HtmlFragment.Empty,
        };
}
