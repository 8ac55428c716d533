namespace Workbench.Core.Planning;

/// <summary>A loss or change, with its reason.</summary>
/// <param name="Field">The source field; null where the whole record is meant.</param>
/// <param name="Code">One of <see cref="ReasonCode"/>.</param>
/// <param name="Detail">The facts of this record, in words; source text in it is hostile.</param>
public sealed record Note(string? Field, string Code, string Detail);
