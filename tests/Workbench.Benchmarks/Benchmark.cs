namespace Workbench.Benchmarks;

/// <summary>Something that is measured by name.</summary>
/// <param name="IsInAll">False for what <c>all</c> leaves out, because another benchmark holds the same bounds at one size, or because it needs a server that is not everywhere.</param>
internal sealed record Benchmark(string Name, string What, Func<CancellationToken, Task<IReadOnlyList<Figure>>> RunAsync, bool IsInAll = true);

/// <summary>One figure.</summary>
/// <param name="Most">The upper bound that must hold; null where there is none.</param>
/// <param name="Least">The lower bound that must hold; null where there is none. A figure without either is only told.</param>
internal sealed record Figure(string What, double Value, string Unit, double? Most = null, double? Least = null)
{
    public bool Holds => !(Value > Most) && !(Value < Least);
}
