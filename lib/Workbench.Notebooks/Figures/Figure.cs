using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Displays.Markup;
using Workbench.Notebooks.Figures.Svg;

namespace Workbench.Notebooks.Figures;

/// <summary>A chart: categories, series and words, drawn as SVG, as a Plotly figure, or as a small table.</summary>
/// <remarks>
/// .NET Interactive emits what is preferred and nothing else, and to Jupyter it sends every JSON type but application/json as a text that no
/// renderer takes; so the Plotly form is not among them. The drawing is, for the record: Workbench.Polyglot puts scripts into the HTML. Our own
/// hosts keep every form.
/// </remarks>
[TypeFormatterSource(typeof(FigureFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Svg, MimeTypes.PlainText])]
public sealed class Figure : IDisplay
{
    private Figure(FigureKind kind, FigureLabels labels, IReadOnlyList<string> categories, IReadOnlyList<FigureSeries> series)
    {
        foreach (var one in series)
        {
            if (one.Values.Count == categories.Count)
                continue;
            throw new ArgumentException(
                $"Series '{one.Name}' of figure '{labels.Title}' has {one.Values.Count} values for {categories.Count} categories. Give one value, or null, per category.",
                nameof(series)
            );
        }
        Kind = kind;
        Labels = labels;
        Categories = categories;
        Series = series;
    }

    public FigureKind Kind { get; }

    public FigureLabels Labels { get; }

    public IReadOnlyList<string> Categories { get; }

    public IReadOnlyList<FigureSeries> Series { get; }

    /// <summary>True when bars run from left to right, which leaves room for long category names.</summary>
    public bool IsHorizontal { get; private init; }

    /// <summary>Waterfall only: the categories that state a level instead of a change.</summary>
    public IReadOnlySet<string> TotalCategories { get; private init; } = new HashSet<string>();

    /// <summary>Bars, side by side or stacked.</summary>
    /// <exception cref="ArgumentException">A series has not exactly one value per category.</exception>
    public static Figure Bar(
        FigureLabels labels,
        IReadOnlyList<string> categories,
        IReadOnlyList<FigureSeries> series,
        bool stacked = false,
        bool horizontal = false
    ) => new(stacked ? FigureKind.StackedBar : FigureKind.Bar, labels, categories, series) { IsHorizontal = horizontal };

    /// <summary>Lines along ordered categories; a null value interrupts its line.</summary>
    /// <exception cref="ArgumentException">A series has not exactly one value per category.</exception>
    public static Figure Line(FigureLabels labels, IReadOnlyList<string> categories, IReadOnlyList<FigureSeries> series) =>
        new(FigureKind.Line, labels, categories, series);

    /// <summary>A grid with one row per series.</summary>
    /// <exception cref="ArgumentException">A series has not exactly one value per category.</exception>
    public static Figure HeatMap(FigureLabels labels, IReadOnlyList<string> categories, IReadOnlyList<FigureSeries> rows) =>
        new(FigureKind.HeatMap, labels, categories, rows);

    /// <summary>Changes that lead from one total to the next.</summary>
    /// <param name="labels">The words around the figure.</param>
    /// <param name="steps">In order; the value of a total is its level, that of any other step its change.</param>
    public static Figure Waterfall(FigureLabels labels, IReadOnlyList<WaterfallStep> steps) =>
        new(
            FigureKind.Waterfall,
            labels,
            [.. steps.Select(step => step.Name)],
            [new FigureSeries(labels.ValueAxis, [.. steps.Select(step => (double?)step.Value)])]
        )
        {
            TotalCategories = steps.Where(step => step.IsTotal).Select(step => step.Name).ToHashSet(),
        };

    /// <summary>Path of the complete list behind the figure, from the migration folder; null where there is none.</summary>
    public string? CompleteList { get; private init; }

    /// <summary>The same figure with a way to the list of what it counts.</summary>
    /// <param name="path">From the migration folder, for example <c>deliverables/lists/verdicts.csv</c>.</param>
    public Figure WithList(string path) =>
        new(Kind, Labels, Categories, Series) { IsHorizontal = IsHorizontal, TotalCategories = TotalCategories, CompleteList = path };

    public HtmlFragment Body() => Html.Of($"<figure>{SvgFigure.Draw(this)}{Caption()}</figure>");

    /// <summary>The figure as a complete SVG document.</summary>
    public string ToSvg() => SvgFigure.Draw(this).ToString();

    /// <summary>Plotly figure JSON with <c>data</c> and <c>layout</c>.</summary>
    public string ToPlotlyJson() => PlotlyFigure.Write(this);

    public string ToPlainText() => FigurePlainText.Of(this);

    private HtmlFragment Caption() =>
        CompleteList is { } list ? Html.Of($"""<figcaption class="muted">Complete list: {ListLink.To(list)}</figcaption>""") : HtmlFragment.Empty;
}

/// <summary>One bar of a waterfall.</summary>
/// <param name="Name">Category; unique within the figure.</param>
/// <param name="Value">The change, or the level when <paramref name="IsTotal"/>.</param>
/// <param name="IsTotal">True when the bar starts at zero; false by default.</param>
public sealed record WaterfallStep(string Name, double Value, bool IsTotal = false);
