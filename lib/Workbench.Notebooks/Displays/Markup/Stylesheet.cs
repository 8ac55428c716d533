namespace Workbench.Notebooks.Displays.Markup;

/// <summary>
/// The styles of displays, under the class <c>wb</c>. Text and rules take the surrounding text colour, so that light and dark
/// hosts need no second set; a page can set <c>--wb-paper</c> to its background for sticky table heads. They come in sheets, because every
/// output of a notebook carries its own: a progress line needs none of the rules for tables.
/// </summary>
public static class Stylesheet
{
    private static readonly Sheet[] Sheets =
    [
        new(
            [""],
            Html.Of(
                $$$"""
                <style>
                .wb{--wb-rule:color-mix(in srgb,currentColor 16%,transparent);--wb-soft:color-mix(in srgb,currentColor 5%,transparent);
                --wb-good:#009e73;--wb-notice:#56b4e9;--wb-warning:#e69f00;--wb-bad:#d55e00;--wb-neutral:#8a8f98;
                font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums;
                max-width:72rem;margin:.4rem 0 1rem;overflow-wrap:break-word}
                .wb *{box-sizing:border-box}
                .wb p{margin:.25rem 0}
                .wb .muted{opacity:.72}.wb:has(>.progress:last-child){margin:.1rem 0}
                .wb .caption{font-weight:600;font-size:15px;margin:0 0 .5rem;text-align:left;caption-side:top}
                .wb code{font:12.5px/1.5 ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;
                background:var(--wb-soft);padding:.05em .3em;border-radius:3px}
                .wb .part+.part{margin-top:1.2rem}
                </style>
                """)),
        new(
            ["<table"],
            Html.Of(
                $$$"""
                <style>
                .wb .scroll{overflow:auto;max-height:40rem}
                .wb table{border-collapse:collapse;font:inherit;font-variant-numeric:tabular-nums;margin:0;color:inherit;border:0;width:auto}
                .wb tr,.wb td,.wb th{background:none;border:0}
                .wb td,.wb th{padding:.36rem 1.1rem .36rem 0;text-align:left;vertical-align:top;
                border-bottom:1px solid var(--wb-rule);max-width:34rem;white-space:pre-line}
                .wb table:has(thead th:nth-child(5)){font-size:13px}
                .wb table:has(thead th:nth-child(5)) td,.wb table:has(thead th:nth-child(5)) th{padding:.3rem .8rem .3rem 0;max-width:18rem}
                .wb table:has(thead th:nth-child(5)) td:last-child{max-width:34rem}
                .wb table:has(thead th:nth-child(9)),.wb table:has(thead th:nth-child(9)) thead th{font-size:12px}
                .wb td:last-child,.wb th:last-child{padding-right:.2rem}
                .wb thead th{position:sticky;top:0;background:var(--wb-paper,var(--vscode-editor-background,var(--jp-layout-color0,Canvas)));
                font-weight:600;font-size:12.5px;border-bottom:0;
                box-shadow:inset 0 -1.5px 0 currentColor;vertical-align:bottom;white-space:normal}
                .wb .unit{font-weight:400;opacity:.72}
                .wb .end{text-align:right}.wb .middle{text-align:center}
                .wb td.end,.wb td.line{white-space:nowrap}
                .wb tfoot td,.wb tfoot th{font-weight:600;border-bottom:0;box-shadow:inset 0 1.5px 0 currentColor}
                @media print{.wb .scroll{max-height:none;overflow:visible}.wb thead th{position:static}.wb tr{break-inside:avoid}
                .wb table,.wb table:has(thead th:nth-child(5)){font-size:8pt}.wb thead th{font-size:7pt}.wb tfoot{display:table-row-group}
                .wb table:has(thead th:nth-child(5)) td,.wb table:has(thead th:nth-child(5)) th{padding-right:.5rem}
                .wb table:has(thead th:nth-child(9)),.wb table:has(thead th:nth-child(9)) thead th{font-size:6pt}
                .wb table:has(thead th:nth-child(9)) td,.wb table:has(thead th:nth-child(9)) th{max-width:7rem;padding-right:.3rem}}
                </style>
                """)),
        new(
            ["class=\"pages\""],
            Html.Of(
                $$$"""
                <style>
                .wb .pages{margin:0}.wb .pages>.caption{margin:0 0 .35rem}
                .wb .pages summary{cursor:pointer;padding:.1rem 0;font-size:12.5px}
                @supports selector(::details-content){
                .wb .pages{display:flex;flex-wrap:wrap;gap:.1rem .15rem;align-items:baseline}
                .wb .pages>.caption{flex:0 0 100%}
                .wb .pages>details{display:contents}
                .wb .pages summary{list-style:none;padding:.05rem .55em;border-radius:1em;border:1px solid transparent;line-height:1.6}
                .wb .pages summary::-webkit-details-marker{display:none}
                .wb .pages summary:hover{background:var(--wb-soft)}
                .wb .pages>details[open]>summary,.wb .pages:not(:has(>details[open]))>.first>summary{background:var(--wb-soft);border-color:var(--wb-rule);font-weight:600}
                .wb .pages>details[open]>summary{pointer-events:none}
                .wb .pages>details::details-content{order:1;flex:0 0 100%;min-width:0;margin-top:.3rem}
                .wb .pages>details:not([open])::details-content{display:none}
                .wb .pages:not(:has(>details[open]))>.first::details-content{display:block;content-visibility:visible}
                .wb .pages .scroll{max-height:none}
                }
                @media print{.wb .pages{display:block}.wb .pages>details{display:block}.wb .pages summary{display:none}
                .wb .pages>details:not([open])::details-content,.wb .pages>details::details-content{display:block;content-visibility:visible;block-size:auto;margin:0}
                .wb .pages>details:not(:last-child) tfoot{display:none}}
                </style>
                """)),
        new(
            ["class=\"badge", "class=\"sign", "class=\"panel", "class=\"bar"],
            Html.Of(
                $$$"""
                <style>
                .wb .badge{display:inline-block;padding:0 .6em 0 .5em;border-radius:1em;font-size:12.5px;line-height:1.55;white-space:nowrap;
                background:color-mix(in srgb,var(--tone) 15%,transparent);border:1px solid color-mix(in srgb,var(--tone) 55%,transparent)}
                .wb .badge b,.wb .sign{color:var(--tone);font-weight:700;margin-right:.35em}
                .wb .good{--tone:var(--wb-good)}.wb .notice{--tone:var(--wb-notice)}.wb .warning{--tone:var(--wb-warning)}
                .wb .bad{--tone:var(--wb-bad)}.wb .neutral{--tone:var(--wb-neutral)}
                </style>
                """)),
        new(
            ["class=\"panel"],
            Html.Of(
                $$$"""
                <style>
                .wb .panel{border:1px solid var(--wb-rule);border-left:3px solid var(--tone,currentColor);
                border-radius:3px;padding:.8rem 1.1rem;max-width:52rem}
                @media print{.wb .panel{break-inside:avoid}}
                </style>
                """)),
        new(
            ["<dl", "<ol", "<ul"],
            Html.Of(
                $$$"""
                <style>
                .wb dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.6rem;margin:0}
                .wb dt{opacity:.72;font-weight:400;margin:0}.wb dd{margin:0;font-weight:500}
                .wb ol,.wb ul{list-style:none;margin:0;padding:0;max-width:52rem}
                .wb li{margin:0;padding:.45rem 0;border-bottom:1px solid var(--wb-rule)}
                .wb li:last-child{border-bottom:0}.wb li .badge{margin-right:.5em}
                </style>
                """)),
        new(
            ["<mark", "class=\"mark"],
            Html.Of(
                $$$"""
                <style>
                .wb mark{background:color-mix(in srgb,var(--wb-warning) 30%,transparent);color:inherit;
                border-bottom:2px solid var(--wb-warning);padding:0 1px}
                </style>
                """)),
        new(
            ["class=\"bar"],
            Html.Of(
                $$$"""
                <style>
                .wb .bar{height:6px;border-radius:3px;background:var(--wb-rule);overflow:hidden;margin:.45rem 0;max-width:52rem}
                .wb .bar i{display:block;height:100%;background:var(--tone,#0072b2)}
                </style>
                """)),
        new(
            ["<figure", "<svg"],
            Html.Of(
                $$$"""
                <style>
                .wb figure{margin:0}.wb svg{display:block;max-width:100%;height:auto;font-variant-numeric:tabular-nums}
                @media print{.wb svg{break-inside:avoid}}
                </style>
                """)),
    ];

    /// <summary>The sheets that this display needs, each in a <c>style</c> element of its own, so that a page of many writes none twice.</summary>
    public static HtmlFragment For(HtmlFragment body)
    {
        var markup = body.ToString();
        return Html.Join(Sheets.Where(sheet => sheet.IsNeededBy(markup)).Select(sheet => sheet.Element));
    }

    /// <param name="Marks">Markup of which any makes the sheet needed. Texts are encoded, so that only markup can look like it.</param>
    private sealed record Sheet(string[] Marks, HtmlFragment Element)
    {
        public bool IsNeededBy(string markup) => Marks.Any(mark => markup.Contains(mark, StringComparison.Ordinal));
    }
}
