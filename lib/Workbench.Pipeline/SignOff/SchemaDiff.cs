using System.Globalization;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.SignOff;

/// <summary>
/// Compares two pictures of the same account. Left out is what means nothing to a plan: record counts, the order of things, the vendor's
/// ids of definitions, and technical fields, which come and go with the records that show them.
/// </summary>
public static class SchemaDiff
{
    /// <summary>Every difference, in the order of the later picture; what is gone comes where it stood in the earlier one.</summary>
    public static IReadOnlyList<SchemaChange> Between(SchemaSnapshot before, SchemaSnapshot after)
    {
        var changes = new List<SchemaChange>();
        var (then, now) = (before.Objects.ToLookup(found => found.Name), after.Objects.ToLookup(found => found.Name));
        foreach (var gone in before.Objects.Where(found => !now.Contains(found.Name)))
        {
            changes.Add(new SchemaChange(SchemaPart.Object, ChangeSense.Removed, gone.Name, gone.Label, null, gone.Label, null));
        }

        foreach (var found in after.Objects)
        {
            if (then[found.Name].FirstOrDefault() is { } known)
            {
                Compare(known, found, changes);
            }
            else
            {
                changes.Add(new SchemaChange(SchemaPart.Object, ChangeSense.Added, found.Name, found.Label, null, null, found.Label));
            }
        }

        People(SchemaPart.Agent, [.. before.Agents.Select(Line)], [.. after.Agents.Select(Line)], changes);
        People(SchemaPart.Team, [.. before.Teams.Select(Line)], [.. after.Teams.Select(Line)], changes);
        return changes;
    }

    private static void Compare(ObjectSchema before, ObjectSchema after, List<SchemaChange> changes)
    {
        Changed(changes, SchemaPart.Label, after, null, before.Label, after.Label);
        Changed(changes, SchemaPart.Kind, after, null, before.Kind?.Print() ?? "none", after.Kind?.Print() ?? "none");
        var (then, now) = (Fields(before), Fields(after));
        foreach (var gone in then.Values.Where(field => !now.ContainsKey(field.Name)))
        {
            changes.Add(new SchemaChange(SchemaPart.Field, ChangeSense.Removed, after.Name, after.Label, gone.Name, gone.Label, null));
        }

        foreach (var field in now.Values)
        {
            if (then.TryGetValue(field.Name, out var known))
            {
                Compare(after, known, field, changes);
            }
            else
            {
                changes.Add(new SchemaChange(SchemaPart.Field, ChangeSense.Added, after.Name, after.Label, field.Name, null, field.Label));
            }
        }
    }

    private static void Compare(ObjectSchema holder, FieldSchema before, FieldSchema after, List<SchemaChange> changes)
    {
        Changed(changes, SchemaPart.Label, holder, after.Name, before.Label, after.Label);
        Changed(changes, SchemaPart.Role, holder, after.Name, before.Role ?? "none", after.Role ?? "none");
        Changed(changes, SchemaPart.Type, holder, after.Name, before.Type.ToString(), after.Type.ToString());
        Changed(changes, SchemaPart.MaxLength, holder, after.Name, Length(before), Length(after));
        Changed(changes, SchemaPart.Writable, holder, after.Name, YesNo(before.IsWritable), YesNo(after.IsWritable));
        Changed(changes, SchemaPart.LinkedObject, holder, after.Name, before.LinkedObject ?? "none", after.LinkedObject ?? "none");
        var (then, now) = (before.Options.DistinctBy(option => option.Id).ToDictionary(option => option.Id, option => option.Label, StringComparer.Ordinal),
            after.Options.DistinctBy(option => option.Id).ToDictionary(option => option.Id, option => option.Label, StringComparer.Ordinal));
        foreach (var (id, label) in then.Where(option => !now.ContainsKey(option.Key)))
        {
            changes.Add(new SchemaChange(SchemaPart.Option, ChangeSense.Removed, holder.Name, holder.Label, after.Name, label, null));
        }

        foreach (var (id, label) in now)
        {
            if (!then.TryGetValue(id, out var known))
            {
                changes.Add(new SchemaChange(SchemaPart.Option, ChangeSense.Added, holder.Name, holder.Label, after.Name, null, label));
            }
            else
            {
                Changed(changes, SchemaPart.Option, holder, after.Name, known, label);
            }
        }
    }

    private static void People(
        SchemaPart part, IReadOnlyList<(string Id, string Words)> before, IReadOnlyList<(string Id, string Words)> after, List<SchemaChange> changes)
    {
        var (then, now) = (before.ToLookup(line => line.Id, line => line.Words), after.ToLookup(line => line.Id, line => line.Words));
        changes.AddRange(before.Where(line => !now.Contains(line.Id))
            .Select(line => new SchemaChange(part, ChangeSense.Removed, "", "", line.Id, line.Words, null)));
        foreach (var (id, words) in after)
        {
            if (!then.Contains(id))
            {
                changes.Add(new SchemaChange(part, ChangeSense.Added, "", "", id, null, words));
            }
            else if (then[id].First() is var known && known != words)
            {
                changes.Add(new SchemaChange(part, ChangeSense.Changed, "", "", id, known, words));
            }
        }
    }

    private static void Changed(List<SchemaChange> changes, SchemaPart part, ObjectSchema holder, string? field, string before, string after)
    {
        if (before != after)
        {
            changes.Add(new SchemaChange(part, ChangeSense.Changed, holder.Name, holder.Label, field, before, after));
        }
    }

    private static Dictionary<string, FieldSchema> Fields(ObjectSchema found) => found.Fields
        .Where(field => field.Role != FieldRole.System).DistinctBy(field => field.Name).ToDictionary(field => field.Name, StringComparer.Ordinal);

    private static (string Id, string Words) Line(AgentSchema agent) =>
        (agent.Id, $"{agent.Name} <{agent.Email}>{(agent.IsActive ? "" : ", inactive")}");

    private static (string Id, string Words) Line(TeamSchema team) =>
        (team.Id, $"{team.Name} ({team.AgentIds.Count.ToString(CultureInfo.InvariantCulture)} agents)");

    private static string Length(FieldSchema field) => field.MaxLength?.ToString(CultureInfo.InvariantCulture) ?? "no limit";

    private static string YesNo(bool value) => value ? "yes" : "no";
}
