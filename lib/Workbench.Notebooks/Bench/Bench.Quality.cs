using System.Globalization;
using Workbench.Core.Errors;
using Workbench.Notebooks.Deliverables;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;
using Workbench.Notebooks.Quality;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.Quality;

namespace Workbench.Notebooks;

/// <summary>Notebook 02: what the extracted records look like, and what in them will cause trouble.</summary>
public sealed partial class Bench
{
    private string Lists => Path.Combine(migration.Deliverables, "lists");

    /// <summary>
    /// Reads every extracted record once, measures all fields, keeps the profile in the ledger, and writes <c>deliverables/lists/quality-*</c>.
    /// Changes nothing else.
    /// </summary>
    /// <param name="companySince">Day before which nothing can have happened, as yyyy-MM-dd.</param>
    /// <exception cref="PlanException">The day cannot be read, or nothing was extracted yet.</exception>
    public async Task<KeyFacts> ProfileQuality(string companySince = "1990-01-01")
    {
        if (!DateOnly.TryParseExact(companySince, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var since))
        {
            throw new PlanException($"companySince is '{companySince}', which is no day. Write the year, month and day of the company's beginning, for example 1998-04-01.");
        }

        var (production, discovery) = (await ProductionAsync(), await DiscoveryAsync());
        var plan = File.Exists(migration.PlanPath) ? await PlanAsync() : null;
        var fates = FieldFates.Of(discovery.Source, discovery.Destination, production.Destination, plan);
        var scratch = Directory.CreateDirectory(Path.Combine(migration.Directory, "scratch"));
        try
        {
            using var records = new QualityRecordsFile(Lists);
            var options = new QualityOptions(since, fates, scratch.FullName, records.Add);
            var profile = await new QualityStep(production, discovery.Source, options).RunAsync(Cancellation);
            await records.FinishAsync(Cancellation);
            await (await CompleteListsAsync()).WriteQualityAsync(Cancellation);
            return QualityDisplays.Facts(profile);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    /// <summary>Every field: how full it is, how many different values, its lengths and shapes.</summary>
    public async Task<Table> FieldProfiles() => QualityDisplays.Fields(await QualityAsync());

    /// <summary>Every number field: its quartiles, and its smallest and largest.</summary>
    public async Task<Table> NumberProfiles() => QualityDisplays.Numbers(await QualityAsync());

    /// <summary>How full the most common fields are, object by object.</summary>
    public async Task<Figure> CompletenessChart() => CompletenessFigure.Of(await QualityAsync());

    /// <summary>How long the longest texts are.</summary>
    public async Task<Figure> LengthChart() => QualityFigures.Lengths(await QualityAsync());

    /// <summary>At which hours of the day records came about.</summary>
    public async Task<Figure> HourChart() => QualityFigures.Hours(await QualityAsync());

    /// <summary>Everything found, worst first, with what will happen to the records and what can be done.</summary>
    public async Task<Table> QualityFindings() => QualityDisplays.Findings(await QualityAsync());

    /// <summary>The same findings as a picture, added up by code.</summary>
    public async Task<Figure> QualityChart() => QualityFigures.ByCode(await QualityAsync());

    /// <summary>The same findings by object and by what they are about.</summary>
    public async Task<Figure> QualityMap() => QualityFigures.ByObject(await QualityAsync());

    /// <summary>The records that show a finding.</summary>
    /// <param name="finding">A code or an id from the findings; "" for the worst finding.</param>
    /// <exception cref="PlanException">Nothing of that name was found.</exception>
    public async Task<IDisplay> QualityRecords(string finding = "")
    {
        var profile = await QualityAsync();
        if (finding.Length == 0 && profile.Findings.Count == 0)
        {
            return Success("Nothing was found.");
        }

        var wanted = finding.Length == 0 ? profile.Findings[0].Id : finding;
        var ids = profile.Findings.Where(found => found.Id == wanted || found.Code == wanted).Select(found => (found.Code, found.Object, found.Field)).ToHashSet();
        return ids.Count == 0
            ? throw new PlanException($"There is no finding '{wanted}'. There are: {string.Join(", ", profile.Findings.Select(found => found.Code).Distinct())}.")
            : QualityDisplays.Records(profile, wanted, QualityRecordsFile.Read(Lists).Where(hit => ids.Contains((hit.Code, hit.Object, hit.Field))));
    }

    /// <summary>What the plan can do about findings, and whether it does.</summary>
    public async Task<Table> Remedies() =>
        RemedyDisplays.Of(await QualityAsync(), File.Exists(migration.PlanPath) ? (await PlanFile.OpenAsync(migration.PlanPath, Cancellation)).Plan : null);

    private async Task<QualityProfile> QualityAsync() => QualityStep.Last((await ProductionAsync()).Read);
}
