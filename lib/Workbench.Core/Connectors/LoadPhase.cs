namespace Workbench.Core.Connectors;

/// <summary>One phase of the load. Phases run in the order of their numbers.</summary>
/// <param name="Number">The number that writes carry.</param>
/// <param name="Label">What people read beside the counts, for example "Contacts".</param>
public sealed record LoadPhase(int Number, string Label);
