using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Pipeline.SignOff;

namespace Workbench.Pipeline.Delta;

/// <summary>By what a round reads the source and judges what it finds.</summary>
public sealed record DeltaTerms(Plan Plan, SchemaSnapshot Source, SchemaSnapshot Destination)
{
    public static DeltaTerms Of(WritePermit permit) => new(permit.Plan, permit.Source, permit.Destination);
}
