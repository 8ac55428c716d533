using System.Runtime.CompilerServices;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Ivinex;

/// <summary>
/// Asks every tab for one row. A row proves access; an empty answer proves nothing, because a tab hidden by permissions answers exactly
/// like an empty one. So an empty tab blocks until a person has confirmed that it is empty.
/// </summary>
internal sealed class IvinexPermissions(IvinexScan scan, OperatorFiles files)
{
    public async IAsyncEnumerable<Finding> RunAsync(SchemaSnapshot schema, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var tabs = schema.Objects.Where(found => found.Name != AttachmentRows.ObjectName).ToList();
        foreach (var tab in tabs.Where(tab => tab.Kind is not null))
        {
            yield return await AccessAsync(tab, cancellation).ConfigureAwait(false);
        }

        foreach (var finding in Roles(tabs).Concat(Definitions(tabs)).Append(People(schema)))
        {
            yield return finding;
        }

        yield return new Finding(
            "ivinex.counts", FindingState.Clear, "The API states no totals: every count costs one full scan of its tab, as every delta does.");
    }

    private static string Describe(ObjectSchema tab) => $"Tab '{tab.Label}' ({tab.Name}, {tab.Kind?.Print() ?? "no role"})";

    private async Task<Finding> AccessAsync(ObjectSchema tab, CancellationToken cancellation)
    {
        var code = $"ivinex.access.{tab.Name}";
        var role = files.Roles?.FirstOrDefault(known => known.TabId == tab.Name);
        bool hasRow;
        try
        {
            hasRow = await scan.AnswersAsync(tab.Name, cancellation).ConfigureAwait(false);
        }
        catch (ConnectorException fault) when (fault.Status is not 401 && !fault.IsRetryable)
        {
            return new Finding(code, FindingState.Blocks, $"{Describe(tab)} cannot be read: {fault.Message}", "Grant the calling user API read access to the tab.");
        }

        if (hasRow)
        {
            return role?.ExpectedCount > tab.Count
                ? new Finding(
                    code,
                    FindingState.NeedsPerson,
                    $"{Describe(tab)} shows {tab.Count} records to this user, {role.ExpectedCount} are expected.",
                    "Check record-level permissions of the calling user, or correct expectedCount in tab-roles.json.",
                    role.ExpectedCount - tab.Count)
                : new Finding(code, FindingState.Clear, $"{Describe(tab)} answers with records ({tab.Count?.ToString() ?? "count unknown"}).");
        }

        return role?.MayBeEmpty == true
            ? new Finding(code, FindingState.Clear, $"{Describe(tab)} is empty, as tab-roles.json confirms.")
            : new Finding(
                code,
                FindingState.Blocks,
                $"{Describe(tab)} answers empty. A tab hidden by permissions answers the same, so this proves nothing.",
                "Look at the tab in Ivinex. If it has records, grant the calling user API access; if it is empty, write \"allowEmpty\": true in tab-roles.json.",
                role?.ExpectedCount);
    }

    private IEnumerable<Finding> Roles(IReadOnlyList<ObjectSchema> tabs)
    {
        if (files.Roles is null)
        {
            yield return new Finding(
                "ivinex.roles.guessed",
                FindingState.NeedsPerson,
                "There is no tab-roles.json: what each tab is was taken from its name.",
                "Write tab-roles.json into the operator folder and discover again.");
        }

        foreach (var role in (files.Roles ?? []).Where(role => tabs.All(tab => tab.Name != role.TabId)))
        {
            yield return new Finding(
                $"ivinex.roles.missing-tab.{role.TabId}",
                FindingState.Blocks,
                $"tab-roles.json gives tab {role.TabId} the role '{role.Role}', but the account shows no such tab to this user.",
                "Correct the tab id, or grant the calling user access. Tab ids differ between accounts.");
        }

        foreach (var tab in tabs.Where(tab => tab.Kind is null))
        {
            yield return new Finding(
                $"ivinex.roles.none.{tab.Name}",
                FindingState.NeedsPerson,
                $"{Describe(tab)} has no role and is left out.",
                "Give it a role in tab-roles.json (\"custom\" for a custom module) or confirm that it stays behind.",
                tab.Count);
        }
    }

    private static IEnumerable<Finding> Definitions(IReadOnlyList<ObjectSchema> tabs) =>
        from tab in tabs
        let unknown = tab.Fields.Where(field => field.Type == FieldType.Unknown).Select(field => field.Name).ToList()
        where unknown.Count > 0
        select new Finding(
            $"ivinex.field-types.{tab.Name}",
            FindingState.Affects,
            $"{Describe(tab)} has {unknown.Count} fields of types that are not known and are read as text: {string.Join(", ", unknown)}.",
            null,
            tab.Count);

    private static Finding People(SchemaSnapshot schema) => schema.Agents.Count > 0
        ? new Finding("ivinex.users", FindingState.Clear, $"{schema.Agents.Count} users are known by id and e-mail.")
        : new Finding(
            "ivinex.users",
            FindingState.NeedsPerson,
            "No user is known: records name users by number only, so no owner can be matched by e-mail.",
            "Give the Users tab the role \"user\" in tab-roles.json, or supply users.json.");
}
