namespace Workbench.Core.Connectors;

/// <summary>A difference between what is commonly promised and what the real API does.</summary>
/// <param name="Promise">What people expect, in our own words.</param>
/// <param name="Reality">What the API does.</param>
/// <param name="WeDo">What the workbench does instead.</param>
/// <param name="Source">Where the fact comes from, with its date where known.</param>
public sealed record Limitation(string Code, string Promise, string Reality, string WeDo, string Source);

/// <summary>Something no API can do.</summary>
/// <param name="Name">Stable name.</param>
/// <param name="Before">What to do before the load.</param>
/// <param name="After">What to undo or do after it; null where nothing.</param>
/// <param name="Proof">How the record will know: <c>api-read</c>, <c>probe</c> or <c>attestation</c>.</param>
public sealed record ManualStep(string Name, string Before, string? After, string Proof);
