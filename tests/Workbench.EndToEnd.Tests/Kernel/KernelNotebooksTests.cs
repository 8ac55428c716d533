using Workbench.EndToEnd.Tests.Running;
using Workbench.Host.Documents;
using Workbench.Host.Running;
using Workbench.Pipeline.Estimates;
using Workbench.Pipeline.Map;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests.Kernel;

/// <summary>All notebooks of a migration through Jupyter's own tools, against the same notebooks through the headless host.</summary>
public sealed class KernelNotebooksTests
{
    private const double Size = 0.1;

    /// <summary>Charts and tables of times and rates: every run draws another picture.</summary>
    private static readonly string[] OverTime = ["bench.ThroughputChart()", "bench.CutOverChart()", "bench.PlannedAndActual()"];

    /// <summary>Measured, the time of an answer would be another one in every run, and the estimate with it.</summary>
    private const string FixedLatencies = """{"sourceLatency":"00:00:00.0100000","destinationLatency":"00:00:00.0100000"}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nbconvert_AllNotebooks_GivesTheOutputsOfTheHeadlessRun()
    {
        LongTests.Require();
        using var jupyter = await Jupyter.InstallAsync(Cancellation);
        using var headless = new TemporaryFolder();
        Directory.CreateDirectory(headless.Run);
        await File.WriteAllTextAsync(Path.Combine(headless.Run, Assumptions.FileName), FixedLatencies, Cancellation);
        var demo = await WorkbenchCli.RunProcessAsync(["demo", "--size", "0.1", "--out", headless.Run], Cancellation);
        Assert.True(demo.ExitCode == 0, demo.ToString());

        using var folder = new TemporaryFolder();
        await using var stage = await Stage.StartAsync(folder, Size, Cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder.Run, Assumptions.FileName), FixedLatencies, Cancellation);
        var notebooks = Directory.GetFiles(Path.Combine(folder.Run, "notebooks"), "*.ipynb").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(11, notebooks.Count);
        foreach (var notebook in notebooks)
        {
            if (Path.GetFileName(notebook).StartsWith("08-", StringComparison.Ordinal))
            {
                await stage.EditSourceAsync(Cancellation);
            }

            await InjectAsync(notebook, folder);
            var ran = await jupyter.RunAsync(
                [
                    "-m", "nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.kernel_name=workbench",
                    "--output-dir", Path.Combine(folder.Run, "executed"), notebook,
                ],
                Path.GetDirectoryName(notebook)!,
                Cancellation);

            Assert.True(ran.ExitCode == 0, $"{Path.GetFileName(notebook)}: {ran}");
        }

        var report = stage.Check(isEdited: true);
        Assert.True(report.Findings.Count == 0, report.Explain());
        var differences = notebooks.Select(Path.GetFileName).SelectMany(name => Differences(headless, folder, name!)).ToList();
        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }

    private static IEnumerable<string> Differences(TemporaryFolder headless, TemporaryFolder kernel, string name)
    {
        var (expected, found) = (Outputs(headless, name), Outputs(kernel, name));
        Assert.Equal(expected.Count, found.Count);
        return expected.Zip(found).Where(pair => pair.First != pair.Second).Select(pair => $"{name}: {FirstDifference(pair.First, pair.Second)}");
    }

    /// <summary>As the demo does, and as a person does by typing: the parameters stand in a cell of the folder's own copy.</summary>
    private static async Task InjectAsync(string path, TemporaryFolder folder)
    {
        var notebook = new NotebookReader().Parse(await File.ReadAllBytesAsync(path, Cancellation), Path.GetFileName(path));
        var known = ParameterCell.Read(notebook, path).Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["signedBy"] = "Demo (unattended)", ["confirmedBy"] = "Demo, second person (unattended)" };
        if (known.Contains("confirm"))
        {
            values["confirm"] = (await PlanFile.ReadAsync(Path.Combine(folder.Run, "plan.json"), Cancellation)).Hash()[..8];
        }

        var given = values.Where(value => known.Contains(value.Key)).ToDictionary(StringComparer.Ordinal);
        await new NotebookWriter().WriteAsync(ParameterInjection.Apply(notebook, given, path), path, Cancellation);
    }

    /// <summary>The outputs of every code cell, without what differs between any two runs.</summary>
    private static List<string> Outputs(TemporaryFolder folder, string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(folder.Run, "executed", name));
        return [.. new NotebookReader().Parse(bytes, name).Cells.Where(cell => cell.Kind == CellKind.Code)
            .Select(cell => Neutral.Of($"{cell.Source}\n{string.Join('\n', cell.Outputs.Select(output => Text(output, OverTime.Any(cell.Source.Contains))))}", folder))];
    }

    /// <param name="isOverTime">Only which renderings there are is told.</param>
    private static string Text(CellOutput output, bool isOverTime) => output switch
    {
        StreamOutput stream => $"{stream.Name}: {stream.Text}",
        DisplayOutput display => "display " + Text(display.Data, isOverTime),
        ResultOutput result => "result " + Text(result.Data, isOverTime),
        ErrorOutput error => $"error {error.Name}: {error.Value}",
        _ => throw new InvalidOperationException($"{output.GetType().Name} is not compared."),
    };

    private static string Text(MimeBundle bundle, bool isOverTime) =>
        string.Join('\n', bundle.Contents.Keys.Select(mimeType => isOverTime ? mimeType : $"{mimeType}: {bundle.Text(mimeType)}"));

    private static string FirstDifference(string one, string other)
    {
        const int Around = 60;
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        string Near(string text) => text[Math.Max(0, at - Around)..Math.Min(text.Length, at + Around)];
        return $"{one.Split('\n')[0]}\nheadless: {Near(one)}\nkernel:   {Near(other)}";
    }
}
