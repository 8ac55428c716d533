using Workbench.Core.Records;

namespace Workbench.Core.Verifying;

/// <summary>The verdict on one field of one record.</summary>
/// <param name="Found">What the destination holds, shortened to 500 characters; null where nothing was to be found or it is as expected.</param>
public sealed record Verdict(RecordKey Key, string Field, VerdictClass Class, string? Reason, string? Expected = null, string? Found = null);
