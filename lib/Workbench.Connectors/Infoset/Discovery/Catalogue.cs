using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Infoset.Operator;
using Workbench.Connectors.Infoset.Read;
using Workbench.Connectors.Infoset.Shapes;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset.Discovery;

/// <summary>
/// What describes the account: custom fields, pipelines, people, teams. Each comes from the vendor where it has the (assumed) call, and what it
/// leaves out from the operator's files.
/// </summary>
internal sealed class Catalogue(InfosetApi api, Passes passes, InfosetFiles files)
{
    /// <summary>Custom fields; the vendor's definition wins over the operator's.</summary>
    public async Task<IReadOnlyList<PropertyDefinition>> PropertiesAsync(CancellationToken cancellation)
    {
        var rows = await RowsAsync(InfosetEndpoints.Properties, cancellation).ConfigureAwait(false);
        return [.. rows.Select(row => new PropertyDefinition(
                row.Text("object"), row.Text("name"), row.Text("label"), row.Text("type"), row.Texts("options")))
            .Concat(files.Properties)
            .DistinctBy(property => (property.Object, property.Name))];
    }

    /// <summary>Pipelines of both sources, each with the stages of both: an operator may know a stage that the vendor leaves out.</summary>
    public async Task<IReadOnlyList<PipelineDefinition>> PipelinesAsync(CancellationToken cancellation)
    {
        var rows = await RowsAsync(InfosetEndpoints.Pipelines, cancellation).ConfigureAwait(false);
        return [.. rows.Select(row => new PipelineDefinition(
                row.Text("id"),
                row.Text("name"),
                row.Text("object") is { Length: > 0 } found ? found : "ticket",
                [.. row.Rows("stages").Select(stage => new FieldOption(stage.Text("id"), stage.Text("name")))]))
            .Concat(files.Pipelines)
            .GroupBy(pipeline => (pipeline.Object, pipeline.Id))
            .Select(same => same.First() with { Stages = [.. same.SelectMany(pipeline => pipeline.Stages).DistinctBy(stage => stage.Id)] })];
    }

    /// <summary>The vendor's users; empty where it lists none.</summary>
    public Task<IReadOnlyList<JsonElement>> UsersAsync(CancellationToken cancellation) => RowsAsync(InfosetEndpoints.Users, cancellation);

    /// <summary>Everybody, in the order of ids: the vendor's users, and those whom only the operator knows.</summary>
    public IReadOnlyList<AgentSchema> People(IReadOnlyList<JsonElement> users) =>
        [.. users.Select(row => new AgentSchema(row.Text("id"), PeopleShapes.NameOf(row), row.Text("email"), PeopleShapes.IsActive(row)))
            .Concat(files.Agents.Select(agent => new AgentSchema(agent.Id, agent.Name, agent.Email, agent.IsActive)))
            .DistinctBy(agent => agent.Id)
            .OrderBy(agent => agent.Id, StringComparer.Ordinal)];

    /// <summary>Teams with their members: by the vendor's ids where it lists teams, else by the names that the operator wrote down.</summary>
    public async Task<IReadOnlyList<TeamSchema>> TeamsAsync(IReadOnlyList<JsonElement> users, CancellationToken cancellation)
    {
        var listed = await RowsAsync(InfosetEndpoints.Teams, cancellation).ConfigureAwait(false);
        if (listed.Count > 0)
        {
            return [.. listed.Select(team => new TeamSchema(
                team.Text("id"), team.Text("name"), [.. users.Where(user => user.Texts("teamIds").Contains(team.Text("id"))).Select(user => user.Text("id"))]))];
        }

        return [.. files.Agents.SelectMany(agent => agent.Teams.Select(team => (Team: team, agent.Id)))
            .GroupBy(pair => pair.Team, pair => pair.Id, StringComparer.Ordinal)
            .OrderBy(team => team.Key, StringComparer.Ordinal)
            .Select(team => new TeamSchema(team.Key, team.Key, [.. team]))];
    }

    private async Task<IReadOnlyList<JsonElement>> RowsAsync(Endpoint list, CancellationToken cancellation) =>
        await api.ProbeAsync(list, [], cancellation).ConfigureAwait(false) is null
            ? []
            : await passes.ReadAsync(list, [], new CompactSet(), cancellation).ToListAsync(cancellation).ConfigureAwait(false);
}
