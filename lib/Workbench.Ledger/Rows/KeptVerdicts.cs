using System.Collections;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Ledger.Commits;

namespace Workbench.Ledger.Rows;

/// <summary>
/// The verdicts on a record whose promises are all kept. They follow from the promises alone: records of one shape share them, and a verdict is
/// made when somebody reads it.
/// </summary>
internal sealed class KeptVerdicts(RecordKey key, VerdictShape shape) : IReadOnlyList<Verdict>
{
    public int Count => shape.Count;

    /// <summary>As they are stored.</summary>
    public PackedVerdicts Packed => shape.WithoutDetail;

    public Verdict this[int index] => shape.On(key, index);

    public IEnumerator<Verdict> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
