using System.Text.Json.Nodes;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Host.Documents;
using Workbench.Host.Running;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests.Kernel;

/// <summary>A notebook as Jupyter saved it, taken into the record, and what is found when somebody changes it there.</summary>
public sealed class KernelSealTests
{
    private const string Name = "01-discovery.ipynb";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Seal_NotebookThatJupyterRan_VerifiesUntilAnOutputIsEdited()
    {
        LongTests.Require();
        using var jupyter = await Jupyter.InstallAsync(Cancellation);
        using var folder = new TemporaryFolder();
        await using var stage = await Stage.StartAsync(folder, size: 0.1, Cancellation);
        var notebook = Path.Combine(folder.Run, "notebooks", Name);
        await SignAsync(notebook);
        var ran = await jupyter.RunAsync(
            ["-m", "nbconvert", "--to", "notebook", "--execute", "--inplace", "--ExecutePreprocessor.kernel_name=workbench", notebook],
            Path.GetDirectoryName(notebook)!,
            Cancellation);
        Assert.True(ran.ExitCode == 0, ran.ToString());

        var sealing = await WorkbenchCli.RunAsync(["seal", folder.Run, notebook, "--by", "Ada Lovelace"], Cancellation);
        var untouched = await WorkbenchCli.RunAsync(["verify", folder.Run], Cancellation);
        var copy = Path.Combine(folder.Run, "executed", Name);
        var cells = new NotebookReader().Parse(await File.ReadAllBytesAsync(copy, Cancellation), Name).Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        await EditAsync(copy);
        var edited = await WorkbenchCli.RunAsync(["verify", folder.Run], Cancellation);

        Assert.True(sealing.ExitCode == 0, sealing.ToString());
        Assert.Contains($"{cells.Count} cells ran, {cells.Count} of them with times", sealing.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(" 0 events of the ledger", sealing.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("left out", sealing.Output, StringComparison.Ordinal);
        Assert.Contains(cells, cell => cell.Outputs.OfType<ResultOutput>().Any(output => output.Data.Text("text/html") is not null));
        Assert.True(untouched.ExitCode == 0, untouched.ToString());
        Assert.True(edited.ExitCode == 1, edited.ToString());
        Assert.Contains(Name, edited.Output, StringComparison.Ordinal);
    }

    /// <summary>As a person does by typing into the parameter cell.</summary>
    private static async Task SignAsync(string path)
    {
        var notebook = new NotebookReader().Parse(await File.ReadAllBytesAsync(path, Cancellation), Name);
        var given = new Dictionary<string, string>(StringComparer.Ordinal) { ["signedBy"] = "Demo (unattended)" };
        await new NotebookWriter().WriteAsync(ParameterInjection.Apply(notebook, given, path), path, Cancellation);
    }

    /// <summary>One figure of one table is another.</summary>
    private static async Task EditAsync(string path)
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(path, Cancellation))!;
        var plain = document["cells"]!.AsArray().SelectMany(cell => cell!["outputs"]?.AsArray() ?? []).Select(output => output!["data"]?["text/plain"]).OfType<JsonArray>().First();
        plain[0] = "9" + plain[0]!.GetValue<string>();
        await File.WriteAllTextAsync(path, document.ToJsonString(), Cancellation);
    }
}
