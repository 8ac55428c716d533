using Workbench.Notebooks.Charts;
using Workbench.Notebooks.Figures;
using Workbench.Pipeline.Quality;

namespace Workbench.Notebooks;

/// <summary>Charts over the whole migration, drawn from the ledger of production.</summary>
public sealed partial class Bench
{
    /// <summary>How fast records went over, against the vendor's quota.</summary>
    public async Task<Figure> ThroughputChart()
    {
        var production = await ProductionAsync();
        return ThroughputFigure.Of(production.Read, production.Destination.Quota.PerSecond);
    }

    /// <summary>How full the common fields were in the source, and how often they arrived.</summary>
    public async Task<Figure> ArrivalChart()
    {
        var read = (await ProductionAsync()).Read;
        return ArrivalFigure.Of(QualityStep.Find(read), read.VerdictCounts());
    }

    /// <summary>Fields that did not arrive as they were, by reason.</summary>
    public async Task<Figure> LostFieldsChart() => LostFieldsFigure.Of((await ProductionAsync()).Read);

    /// <summary>From the freeze to the last name, step by step. Writes the list to which it leads.</summary>
    public async Task<Figure> CutOverChart()
    {
        await (await CompleteListsAsync()).WriteStepsAsync(Cancellation);
        return CutOverFigure.Of((await ProductionAsync()).Read);
    }
}
