namespace Workbench.Emulators.Samples;

/// <summary>What no API gives and an operator therefore writes down: groups, workflows and saved views.</summary>
public sealed record SampleInventory(
    IReadOnlyList<SampleGroup> Groups,
    IReadOnlyList<SampleWorkflow> Workflows,
    IReadOnlyList<SampleView> Views)
{
    public static SampleInventory Empty { get; } = new([], [], []);
}

/// <param name="Members">Agent ids.</param>
/// <param name="Permissions">For example <c>Tickets:read</c>.</param>
public sealed record SampleGroup(string Id, string Name, IReadOnlyList<string> Members, IReadOnlyList<string> Permissions);

public sealed record SampleCondition(string Field, string Op, string Value);

public sealed record SampleAction(string Type, string Target);

public sealed record SampleWorkflow(
    string Key,
    string Name,
    bool Enabled,
    string Tab,
    string Trigger,
    IReadOnlyList<SampleCondition> Conditions,
    IReadOnlyList<SampleAction> Actions,
    string Notes);

/// <param name="Direction"><c>asc</c> or <c>desc</c>.</param>
public sealed record SampleSort(string Field, string Direction);

public sealed record SampleView(
    string Tab,
    string Name,
    string OwnerId,
    IReadOnlyList<string> Columns,
    IReadOnlyList<SampleCondition> Filters,
    IReadOnlyList<SampleSort> Sort);
