using Workbench.Core.Records;

namespace Workbench.Pipeline.Hypercare;

/// <summary>A twin that is no longer as it was brought.</summary>
/// <param name="IsGone">True where it was removed; else people have worked on it, which is what a helpdesk is for.</param>
/// <param name="Detail">Which twin, and which fields or parts.</param>
public sealed record TwinChange(RecordKey Key, bool IsGone, string Detail);
