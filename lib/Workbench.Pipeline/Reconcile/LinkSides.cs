namespace Workbench.Pipeline.Reconcile;

/// <summary>From how many sides links were looked at.</summary>
/// <param name="Both">Links that a list of the vendor's shows from their second side, too.</param>
/// <param name="One">Links that no list shows from there, by <c>twin type.field</c>.</param>
public sealed record LinkSides(long Both, IReadOnlyDictionary<string, long> One);
