using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Notebooks.Figures;
using Workbench.Notebooks.Mapping;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.Map.Proposals;
using Workbench.Pipeline.Map.Review;

namespace Workbench.Notebooks;

/// <summary>Notebook 03: how sure the proposals are, what has no counterpart, what is lost, and previews on real records.</summary>
public sealed partial class Bench
{
    private (string Of, MappingReview Review)? reviewed;

    /// <summary>Every proposal with its reasons and the next best fields, the least certain first.</summary>
    public async Task<Table> Proposals() => ProposalDisplays.Table(await ProposalsAsync(), await PlanAsync(), (await DiscoveryAsync()).Source);

    /// <summary>How many fields stand in each confidence band.</summary>
    public async Task<Figure> ProposalChart() => ProposalDisplays.Chart(await ProposalsAsync());

    /// <summary>Source fields of which nothing arrives, with the reason and how many records fill them.</summary>
    public async Task<Table> LeftBehind() => UnmappedDisplays.LeftBehind(await ReviewAsync());

    /// <summary>Destination fields that no row of the plan fills; required ones are marked.</summary>
    public async Task<Table> UnfilledFields() => UnmappedDisplays.Unfilled(await PlanAsync(), (await DiscoveryAsync()).Destination);

    /// <summary>Values without counterpart, with how many records carry each.</summary>
    public async Task<Table> UnmappedValues() => UnmappedDisplays.Values(await ReviewAsync(), await ProposalsAsync());

    /// <summary>Source agents, the teammates that stand for them, and who might by name.</summary>
    public async Task<Table> AgentMap()
    {
        var discovery = await DiscoveryAsync();
        return PeopleDisplays.Agents(await PlanAsync(), discovery.Source, discovery.Destination, await ProposalsAsync());
    }

    /// <summary>Source teams and the teams of the same name, or who might be meant.</summary>
    public async Task<Table> TeamMap()
    {
        var discovery = await DiscoveryAsync();
        return PeopleDisplays.Teams(discovery.Source, discovery.Destination, await ProposalsAsync(), await ReviewAsync());
    }

    /// <summary>Values that do not fit where they go: how many, by how much, and an example.</summary>
    public async Task<Table> MappingRisks() => ReviewDisplays.Risks(await ReviewAsync());

    /// <summary>For every field, how many records carry a value, and in how many of them it is kept, changed or lost.</summary>
    public async Task<Table> LossBudget() => ReviewDisplays.LossBudget(await ReviewAsync());

    /// <summary>Unusual records before and after the plan, one row per record: the longest, the fullest, and those that lose most.</summary>
    /// <param name="kind">Printed kind, for example <c>ticket</c>.</param>
    /// <param name="records">Records of each source object of that kind.</param>
    public async Task<Table> Preview(string kind, int records = 3)
    {
        var (environment, discovery, plan) = (await ProductionAsync(), await DiscoveryAsync(), await PlanAsync());
        var step = new MapStep(environment, plan, discovery.Source, discovery.Destination);
        var wanted = RecordKey.Parse($"x/{kind}/x").Kind;
        var shown = (await ReviewAsync()).Objects
            .Where(found => found.Plan.Kind == wanted)
            .SelectMany(found => found.Unusual.Take(records))
            .Select(key => environment.Read.Entry(key)!)
            .Select(step.Apply);
        return PreviewTable.Of([.. shown], $"Preview: {kind}", migration.Pages);
    }

    private Task<MappingProposals> ProposalsAsync() => ProposalFile.ReadAsync(migration.ProposalsPath, Cancellation);

    /// <summary>One pass over all records serves every display, until the plan or the ledger changes.</summary>
    private async Task<MappingReview> ReviewAsync()
    {
        var (environment, discovery, plan) = (await ProductionAsync(), await DiscoveryAsync(), await PlanAsync());
        var of = $"{plan.Hash()} {environment.Read.RootHash()}";
        if (reviewed is not { } last || last.Of != of)
        {
            reviewed = last = (of, new ReviewStep(environment, plan, discovery.Source, discovery.Destination).Run(Cancellation));
        }

        return last.Review;
    }
}
