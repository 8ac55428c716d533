using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>Users and groups. Where the API lists no groups, a person's list stands in, else the groups that tickets name.</summary>
internal sealed class VivantioPeople(VivantioApi api, VivantioOperatorFiles files)
{
    /// <summary>Every user; none where the API user may not read them, which the permission check says.</summary>
    public async Task<IReadOnlyList<JsonElement>> UsersAsync(CancellationToken cancellation)
    {
        try
        {
            return RecordBody.Ordered((await api.AllAsync(VivantioEndpoints.Users, cancellation).ConfigureAwait(false)).Rows);
        }
        catch (ConnectorException fault) when (Access.IsDenied(fault))
        {
            return [];
        }
    }

    /// <summary>The users with what a person knows about them.</summary>
    public IReadOnlyList<AgentSchema> Agents(IReadOnlyList<JsonElement> users) => [.. users.Select(user =>
    {
        var id = VivantioJson.Text(user, "Id");
        var isActive = !files.Agents.TryGetValue(id, out var meta) || VivantioJson.Member(meta, "active") is not { ValueKind: JsonValueKind.False };
        var name = $"{VivantioJson.Text(user, "FirstName")} {VivantioJson.Text(user, "LastName")}".Trim();
        return new AgentSchema(id, name, VivantioJson.Text(user, "EmailAddress"), isActive);
    })];

    /// <summary>Groups with their members.</summary>
    /// <param name="seen">Groups that tickets name.</param>
    public async Task<IReadOnlyList<TeamSchema>> TeamsAsync(IReadOnlyList<FieldOption> seen, CancellationToken cancellation)
    {
        if (files.Groups is { } given)
        {
            return [.. given.Select(group => new TeamSchema(group.Id, group.Name, group.Members))];
        }

        var listed = await api.TryAllAsync(VivantioEndpoints.Groups, cancellation).ConfigureAwait(false);
        var groups = listed is null
            ? seen
            : [.. RecordBody.Ordered(listed.Rows).Select(row => new FieldOption(VivantioJson.Text(row, "Id"), VivantioJson.Text(row, "Name")))];
        var teams = new List<TeamSchema>();
        foreach (var group in groups)
        {
            var members = await api.TryByIdAsync(VivantioEndpoints.GroupUsers, group.Id, cancellation).ConfigureAwait(false);
            teams.Add(new TeamSchema(
                group.Id, group.Label, [.. RecordBody.Ordered(VivantioApi.Rows(members)).Select(user => VivantioJson.Text(user, "Id"))]));
        }

        return teams;
    }
}
