using Workbench.Benchmarks;
using Workbench.Benchmarks.Estimates;
using Workbench.Benchmarks.Kernel;
using Workbench.Benchmarks.Reconciliation;

// A part of a benchmark that is measured as a process of its own.
if (args is [ReconciliationRun.Command, var folder])
{
    return await ReconciliationRun.MeasureAsync(folder, CancellationToken.None);
}

Benchmark[] benchmarks =
[
    new("reconcile", "200,000 records with 20 fields, compared from staged bodies", token => ReconciliationBenchmark.RunAsync([200_000], token)),
    new("reconcile-scale", "the same for 10,000 to 1,000,000 records", token => ReconciliationBenchmark.RunAsync([10_000, 100_000, 1_000_000], token)),
    new("estimate", "planning 2,000,000 records with 1 TB of files, for every route", EstimateBenchmark.RunAsync),
    new("kernel", "the Jupyter kernel, its cells and its memory (needs python3-ipykernel)", KernelBenchmark.RunAsync),
];

var chosen = benchmarks.Where(benchmark => args.Contains(benchmark.Name, StringComparer.Ordinal)).ToList();
if (chosen.Count == 0 || chosen.Count < args.Length)
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Workbench.Benchmarks -- NAME...");
    Console.Error.WriteLine(string.Join('\n', benchmarks.Select(benchmark => $"  {benchmark.Name,-18}{benchmark.What}")));
    return 2;
}

var holds = true;
foreach (var benchmark in chosen)
{
    var figures = await benchmark.RunAsync(CancellationToken.None);
    Console.WriteLine(FigureTable.Print($"{benchmark.Name}: {benchmark.What}", figures));
    holds &= figures.All(figure => figure.Holds);
}

return holds ? 0 : 1;
