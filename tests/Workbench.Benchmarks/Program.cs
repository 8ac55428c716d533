using Workbench.Benchmarks;
using Workbench.Benchmarks.Attachments;
using Workbench.Benchmarks.Estimates;
using Workbench.Benchmarks.Kernel;
using Workbench.Benchmarks.QuotaUse;
using Workbench.Benchmarks.Reconciliation;
using Workbench.Benchmarks.StartUp;
using Workbench.Benchmarks.Throughput;
using Workbench.Notebooks.Migrations;

string[] EachVendorOnce = ["ivinex-intercom", "vivantio-gorgias", "infoset-zoho-desk"];

if (MeasuredParts.Find(args) is { } part)
{
    return await part(CancellationToken.None);
}

Benchmark[] benchmarks =
[
    new("load", "the load against a bare HttpClient loop that posts the same bodies", LoadBenchmark.RunAsync),
    new("scale-small", "whole migrations of 5,000 to 50,000 records, for a first look", token => ScaleBenchmark.RunAsync([5_000, 10_000, 50_000], token), IsInAll: false),
    new("start-up", "the command line and the default demo", StartUpBenchmark.RunAsync),
    new("reconcile", "200,000 records with 20 fields, compared from staged bodies", token => ReconciliationBenchmark.RunAsync([200_000], token)),
    new("reconcile-scale", "the same for 10,000 to 1,000,000 records", token => ReconciliationBenchmark.RunAsync([10_000, 100_000, 1_000_000], token), IsInAll: false),
    new("quota", "share of the granted quota that is used, and refusals, over a minute of the vendors' real limits", QuotaBenchmark.RunAsync),
    new("estimate", "planning 2,000,000 records with 1 TB of files, for every route", EstimateBenchmark.RunAsync),
    new("estimate-real-time", "demos of three pairs, each vendor once, against their frozen estimates", token => RealTimeBenchmark.RunAsync(EachVendorOnce, token)),
    new("estimate-pairs", "the same for every pair", token => RealTimeBenchmark.RunAsync(RouteCatalog.Names, token), IsInAll: false),
    new("attachments", "one, two and four workers that share a download (needs WORKBENCH_POSTGRES)", AttachmentBenchmark.RunAsync, IsInAll: false),
    new("kernel", "the Jupyter kernel, its cells and its memory (needs python3-ipykernel)", KernelBenchmark.RunAsync),
    new("scale", "whole migrations of 10,000 to 1,000,000 records: memory, rates, growth (a quarter of an hour or more)", token => ScaleBenchmark.RunAsync([10_000, 100_000, 1_000_000], token)),
];

const string All = "all";
const string Write = "--write";
var names = args.Where(argument => argument != Write).ToList();
var chosen = names is [All] ? [.. benchmarks.Where(benchmark => benchmark.IsInAll)] : benchmarks.Where(benchmark => names.Contains(benchmark.Name, StringComparer.Ordinal)).ToList();
if (chosen.Count == 0 || (names is not [All] && chosen.Count < names.Count) || (args.Contains(Write) && names is not [All]))
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Workbench.Benchmarks -- NAME... | all [--write]");
    Console.Error.WriteLine(string.Join('\n', benchmarks.Select(benchmark => $"  {benchmark.Name,-20}{benchmark.What}")));
    return 2;
}

var measured = new List<(string Benchmark, IReadOnlyList<Figure> Figures)>();
foreach (var benchmark in chosen)
{
    Console.Error.WriteLine($"{benchmark.Name}: {benchmark.What}");
    measured.Add((benchmark.Name, await MeasureAsync(benchmark)));
}

var table = FigureTable.Print(measured);
Console.WriteLine(table);
if (args.Contains(Write))
{
    Console.Error.WriteLine($"written: {await MachinePage.WriteAsync(table, CancellationToken.None)}");
}

return measured.All(benchmark => benchmark.Figures.All(figure => figure.Holds)) ? 0 : 1;

// What was measured before is not lost with a benchmark that breaks; it counts as missed.
static async Task<IReadOnlyList<Figure>> MeasureAsync(Benchmark benchmark)
{
    try
    {
        return await benchmark.RunAsync(CancellationToken.None);
    }
    catch (Exception fault) when (fault is InvalidOperationException or IOException or HttpRequestException)
    {
        Console.Error.WriteLine($"{benchmark.Name}: {fault}");
        return [new("broke off", 1, "", Most: 0)];
    }
}
