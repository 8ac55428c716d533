using Workbench.Core.Errors;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Quality;
using Workbench.Pipeline.Quality.Remedies;

namespace Workbench.Notebooks;

/// <summary>Notebook 02: remedies that the plan can express, taken over as a person's choices in notebook 03 are.</summary>
public sealed partial class Bench
{
    /// <summary>
    /// Takes the remedy of a finding into the plan; where there is no plan yet, it is proposed first. The choice is checked, written and remembered
    /// as one that was made in notebook 03, and the mapping must be signed again.
    /// </summary>
    /// <param name="id">From <see cref="Remedies"/>, for example <c>too-long:1001.remarks</c>.</param>
    /// <param name="by">Who chooses.</param>
    /// <exception cref="PlanException">There is no such remedy, or it does not fit; nothing was changed.</exception>
    public async Task<Table> TakeRemedy(string id, string by)
    {
        var finding = Find(await QualityAsync(), id);
        if (!File.Exists(migration.PlanPath))
        {
            await ProposePlan();
        }

        return await ChangeAsync(finding.Object, finding.Field!, by, (row, _) => RemedyChoice.Of(row.Field, finding.PlanRemedy!) switch
        {
            { Refusal: { } refusal } => throw new PlanException($"{row.Name}: {refusal} Nothing was changed."),
            var choice => (choice.Destination, choice.Transform),
        });
    }

    /// <summary>Takes several remedies, one after the other; the first that does not fit ends it, and those before it stand.</summary>
    /// <param name="ids">Separated by commas; "" takes none.</param>
    /// <param name="by">Who chooses.</param>
    public async Task<IDisplay> TakeRemedies(string ids, string by)
    {
        var wanted = ids.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (wanted.Length == 0)
        {
            return new Notice(Tone.Notice, "No remedy is named; the plan stays as it is.", "Name them in the parameter 'remedies', or call bench.TakeRemedy(id, by).");
        }

        var profile = await QualityAsync();
        _ = wanted.Select(id => Find(profile, id)).ToList();
        var taken = new List<Table>();
        foreach (var id in wanted)
        {
            taken.Add(await TakeRemedy(id, by));
        }

        return new DisplayStack([.. taken]);
    }

    private static QualityFinding Find(QualityProfile profile, string id) => profile.Findings.FirstOrDefault(finding => finding.Id == id) switch
    {
        null => throw new PlanException($"There is no finding '{id}'. bench.Remedies() lists the ids. Nothing was changed."),
        { PlanRemedy: null } found => throw new PlanException($"The plan can do nothing about '{id}'. {found.Remedy} Nothing was changed."),
        var found => found,
    };
}
