namespace Workbench.Core.Connectors;

/// <summary>How a destination tells whether one kind of write was carried out, after its answer was lost.</summary>
/// <param name="Operation">The write's endpoint row, for example <c>contact.create</c>.</param>
/// <param name="LooksBy">What the lookup goes by, in words.</param>
/// <param name="Lags">True where nothing found proves nothing before the vendor's search lag is over.</param>
/// <param name="EndsInDoubt">When the destination can never say, so that a person decides; null where it always can.</param>
public sealed record DoubtRule(string Operation, string LooksBy, bool Lags = false, string? EndsInDoubt = null);
