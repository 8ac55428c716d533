using System.Text.Json;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Handoff;

/// <summary>
/// The source's groups with a proposed team and role, and with their members by e-mail. Groups come from the operator's file, else from the
/// source's own list of teams.
/// </summary>
public static class GroupInventory
{
    private static readonly string[] Columns = ["Name", "Proposed team", "Team exists", "Proposed role", "Permissions", "Members", "Members without account"];

    /// <exception cref="Core.Errors.PlanException">The file is not what it should be; the message names line and column.</exception>
    public static async Task<Inventory> ReadAsync(InventoryContext context, CancellationToken cancellation)
    {
        var groups = await OperatorFile.ReadAsync<Group>(context.OperatorDirectory, "groups", cancellation);
        IEnumerable<InventoryRow> rows = groups.Count > 0
            ? groups.Select(group => Row(group.Name, [.. OperatorText.Each(group.Permissions)], OperatorText.Each(group.Members), context))
            : (context.Source?.Teams ?? []).Select(team => Row(team.Name, [], team.AgentIds, context));
        return Inventory.OfFile("groups", "Groups and the teams proposed for them", "groups.json", Columns, [.. rows]);
    }

    private static InventoryRow Row(string name, IReadOnlyList<string> permissions, IEnumerable<string> memberIds, InventoryContext context)
    {
        var team = name.Trim();
        var exists = context.Destination?.Teams.Any(found => string.Equals(found.Name, team, StringComparison.OrdinalIgnoreCase)) == true;
        var role = Role(name, permissions, context.Words.Roles);
        var members = memberIds.Select(id => Member(id, context)).ToList();
        var missing = members.Count(member => !member.HasAccount);
        return new InventoryRow(
            [
                name,
                team,
                exists ? "yes" : "no",
                role,
                string.Join(", ", permissions),
                string.Join("; ", members.Select(member => member.Text)),
                missing.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ],
            $"{context.Words.Team} '{team}'{(exists ? ", which is there already" : "")}; members as {role}"
            + $"{(missing > 0 ? $"; first make accounts for the {missing} members who have none" : "")}.");
    }

    private static string Role(string name, IReadOnlyList<string> permissions, RoleWords roles) =>
        permissions.Append(name).Any(text => text == "*" || text.Contains("admin", StringComparison.OrdinalIgnoreCase)) ? roles.Admin
        : permissions.Count > 0 && permissions.All(text => text.EndsWith("read", StringComparison.OrdinalIgnoreCase)) ? roles.Light
        : roles.Agent;

    private static (string Text, bool HasAccount) Member(string id, InventoryContext context)
    {
        if (context.Source?.Agents.FirstOrDefault(found => found.Id == id) is not { } agent)
        {
            return ($"{id} (unknown in the source)", false);
        }

        var hasAccount = agent.Email.Length > 0 && Find(context.Destination, agent.Email) is not null;
        var label = agent.Email.Length > 0 ? agent.Email : agent.Name;
        var account = hasAccount ? $"in {context.Words.Label}" : $"not in {context.Words.Label}";
        return ($"{label} ({account}{(agent.IsActive ? "" : ", inactive in the source")})", hasAccount);
    }

    private static AgentSchema? Find(SchemaSnapshot? destination, string email) =>
        destination?.Agents.FirstOrDefault(agent => string.Equals(agent.Email, email, StringComparison.OrdinalIgnoreCase));

    private sealed record Group(string Name, JsonElement Members = default, JsonElement Permissions = default);
}
