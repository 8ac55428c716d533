using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Core.Connectors;

/// <summary>What a source gives of one kind of record.</summary>
/// <param name="Label">The vendor's word for it.</param>
/// <param name="IsOperatorFile">True where no API gives it and a person may supply it as a file.</param>
public sealed record SourceCapability(Kind Kind, string Label, bool IsOperatorFile = false);

/// <summary>What a destination does with one kind of record.</summary>
/// <param name="Label">The vendor's word for what it becomes.</param>
/// <param name="Note">What is lost or done differently, in one sentence.</param>
public sealed record DestinationCapability(Kind Kind, string Label, Outcome Outcome, string Note);
