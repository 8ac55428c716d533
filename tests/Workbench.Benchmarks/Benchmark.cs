namespace Workbench.Benchmarks;

/// <summary>Something that is measured by name.</summary>
internal sealed record Benchmark(string Name, string What, Func<CancellationToken, Task<IReadOnlyList<Figure>>> RunAsync);

/// <summary>One figure.</summary>
/// <param name="Most">The bound that must hold; null for a figure that is only told.</param>
internal sealed record Figure(string What, double Value, string Unit, double? Most = null)
{
    public bool Holds => Most is not { } most || Value <= most;
}
