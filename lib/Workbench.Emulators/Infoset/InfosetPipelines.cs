using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Infoset;

internal sealed record InfosetStage(int Id, string Name);

internal sealed record InfosetPipeline(int Id, string Name, string ObjectName, IReadOnlyList<InfosetStage> Stages)
{
    public int StageId(string name) => Stages.First(stage => stage.Name == name).Id;

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["object"] = ObjectName,
        ["stages"] = new JsonArray([.. Stages.Select((stage, index) =>
            new JsonObject { ["id"] = stage.Id, ["name"] = stage.Name, ["order"] = index + 1 })]),
    };
}

/// <summary>
/// One pipeline for tickets, with a stage per status word of the sample, and the sample's pipelines of deals. A stage that somebody
/// removed is in none of them, though a ticket stands in it.
/// </summary>
internal sealed class InfosetPipelines
{
    public const int RemovedStage = 99;

    private readonly Dictionary<string, InfosetPipeline> deals;

    public InfosetPipelines(SampleAccount sample)
    {
        Tickets = new InfosetPipeline(3, "Support", "ticket", [.. sample.TicketStatuses.Select((name, index) => new InfosetStage(11 + index, name))]);
        var stages = new List<(string Pipeline, List<string> Names)>();
        foreach (var deal in sample.Deals())
        {
            var pipeline = stages.FirstOrDefault(known => known.Pipeline == deal.Pipeline);
            if (pipeline.Names is null)
                stages.Add(pipeline = (deal.Pipeline, []));
            if (!pipeline.Names.Contains(deal.Stage))
                pipeline.Names.Add(deal.Stage);
        }

        var next = 101;
        deals = stages.Select((pipeline, index) =>
                new InfosetPipeline(4 + index, pipeline.Pipeline, "deal", [.. pipeline.Names.Select(name => new InfosetStage(next++, name))]))
            .ToDictionary(pipeline => pipeline.Name, StringComparer.Ordinal);
    }

    public InfosetPipeline Tickets { get; }

    public IEnumerable<InfosetPipeline> All => [Tickets, .. deals.Values.OrderBy(pipeline => pipeline.Id)];

    public InfosetPipeline Deal(string name) => deals[name];
}
