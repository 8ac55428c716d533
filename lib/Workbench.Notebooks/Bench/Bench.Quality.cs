using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;
using Workbench.Notebooks.Quality;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Quality;

namespace Workbench.Notebooks;

/// <summary>Notebook 02: what the extracted records look like, and what in them will cause trouble.</summary>
public sealed partial class Bench
{
    /// <summary>Reads every extracted record once, measures all fields, and keeps the profile in the ledger. Changes nothing else.</summary>
    public async Task<KeyFacts> ProfileQuality()
    {
        var profile = await new QualityStep(await ProductionAsync(), (await DiscoveryAsync()).Source).RunAsync(Cancellation);
        return QualityDisplays.Facts(profile);
    }

    /// <summary>Every field: how full it is, how many different values, its lengths and shapes.</summary>
    public async Task<Table> FieldProfiles() => QualityDisplays.Fields(await QualityAsync());

    /// <summary>How full the most common fields are, object by object.</summary>
    public async Task<Figure> CompletenessChart() => CompletenessFigure.Of(await QualityAsync());

    /// <summary>Everything found, worst first, with what will happen to the records and what can be done.</summary>
    public async Task<Table> QualityFindings() => QualityDisplays.Findings(await QualityAsync());

    /// <summary>The same findings as a picture, added up by code.</summary>
    public async Task<Figure> QualityChart() => QualityDisplays.Chart(await QualityAsync());

    private async Task<QualityProfile> QualityAsync() => QualityStep.Last((await ProductionAsync()).Read);
}
