using System.Text.Json.Nodes;
using Workbench.Core.Errors;
using Workbench.Host.Documents;
using Workbench.Host.Export;
using Workbench.Host.Manifests;
using Workbench.Host.Masking;
using Workbench.Host.Running;
using Workbench.Host.Sealing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Host.Tests.Sealing;

public sealed class NotebookSealingTests : IDisposable
{
    private const string Name = "06-production-load.ipynb";
    private const string Secret = "tok-4711-secret";

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RunAsync_ShippedNotebookWithOwnParameters_DiffersInNothing()
    {
        var (seal, run) = await SealAsync(Notebook(Cells(confirm: "\"12345678\"")));

        Assert.Empty(seal.Differing);
        Assert.Empty(seal.Missing);
        Assert.Equal(CellChange.Parameters, seal.Cells[1].Change);
        Assert.True(seal.IsInOrder);
        Assert.Equal("C# (Workbench)", seal.Host);
        Assert.True(run.IsSuccess);
    }

    [Fact]
    public async Task RunAsync_ChangedCells_AreNamed()
    {
        var cells = Cells();
        cells[2] = cells[2] with { Source = "await bench.Load(confirm);\nSystem.IO.File.Delete(\"x\")" };
        cells.Insert(3, Code("extra", "1 + 1", 4));
        cells.RemoveAt(4);

        var (seal, _) = await SealAsync(Notebook(cells));

        Assert.Equal([("cell 3 (Load)", CellChange.Changed), ("cell 4 (Load)", CellChange.Added)], seal.Differing.Select(cell => (cell.Print(), cell.Change)));
        Assert.Equal(["cell 4 (Load)"], seal.Missing);
        var page = await PageAsync();
        Assert.Contains("sealed by Ada", page, StringComparison.Ordinal);
        Assert.Contains("cells 3, 4", page, StringComparison.Ordinal);
        Assert.Contains("cell 3 · changed", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_CellsWithoutIds_AreToldByTheirText()
    {
        var cells = Cells().ConvertAll(cell => cell with { Id = "other-" + cell.Id });

        var (seal, _) = await SealAsync(Notebook(cells));

        Assert.Equal([CellChange.Same, CellChange.Same, CellChange.Same, CellChange.Same], seal.Cells.Select(cell => cell.Change));
    }

    [Fact]
    public async Task RunAsync_CellsInAnotherOrder_AreNamedAsMoved()
    {
        var cells = Cells();
        (cells[2], cells[3]) = (cells[3], cells[2]);

        var (seal, _) = await SealAsync(Notebook(cells));

        Assert.Equal([CellChange.Same, CellChange.Same, CellChange.Same, CellChange.Moved], seal.Cells.Select(cell => cell.Change));
        Assert.False(seal.IsInOrder);
    }

    [Fact]
    public async Task RunAsync_ActiveOutputsAndSecrets_AreLeftOut()
    {
        var cells = Cells();
        cells[2] = cells[2] with
        {
            Outputs =
            [
                new DisplayOutput(MimeBundle.OfText("text/html", "<p onclick=\"x()\">a</p><script>alert(1)</script>")),
                new DisplayOutput(MimeBundle.OfText("application/javascript", "alert(1)")),
                new DisplayOutput(MimeBundle.OfText("text/html", "<p class=\"progress\">fine</p>")),
                new StreamOutput("stdout", $"token {Secret} \u001b[31mred\u001b[0m"),
            ],
        };

        var (seal, _) = await SealAsync(Notebook(cells));

        var text = await File.ReadAllTextAsync(Executed, Cancellation);
        Assert.DoesNotContain("alert(1)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("onclick", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("[31m", text, StringComparison.Ordinal);
        Assert.Contains("fine", text, StringComparison.Ordinal);
        Assert.Equal(2, seal.Dropped.Count);
        Assert.All(seal.Dropped, dropped => Assert.StartsWith("cell 3: ", dropped, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_TimesAndRoots_AreMatchedToEvents()
    {
        var root = await EventsAsync(3);
        var at = DateTimeOffset.Parse("2000-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        var cells = Cells();
        cells[2] = Timed(cells[2], at, TimeProvider.System.GetUtcNow()) with { Outputs = [new StreamOutput("stdout", $"'scope' signed by Ada. Root hash {root}.")] };
        cells[3] = Timed(cells[3], at.AddYears(-1), at.AddYears(-1).AddSeconds(1));

        var (seal, _) = await SealAsync(Notebook(cells));

        Assert.Equal(new EventSpan(3, 1, 3), seal.Cells[2].Events);
        Assert.Equal(new EventSpan(0, null, null), seal.Cells[3].Events);
        Assert.Null(seal.Cells[0].Events);
        Assert.Equal([new PrintedRoot(root, 3)], seal.Roots);
    }

    [Fact]
    public async Task RunAsync_RootOfAnotherLedger_IsRefused()
    {
        await EventsAsync(1);
        var cells = Cells();
        cells[2] = cells[2] with { Outputs = [new StreamOutput("stdout", $"Root hash {new string('a', 64)}.")] };

        var refused = await Assert.ThrowsAsync<PlanException>(() => SealAsync(Notebook(cells)));

        Assert.Contains("executed on another migration", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Executed));
    }

    [Theory]
    [InlineData("", "needs the name")]
    [InlineData("Ada", "no executed cell")]
    public async Task RunAsync_NobodyOrNothing_IsRefused(string by, string said)
    {
        var refused = await Assert.ThrowsAsync<PlanException>(() => SealAsync(Notebook(Cells().ConvertAll(cell => cell with { ExecutionCount = null })), by));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_WhileAnotherWrites_IsRefusedAndLeavesNothing()
    {
        await using var other = await SqliteLedger.OpenAsync(folder.File("ledger.db"), TimeProvider.System, Cancellation);

        await Assert.ThrowsAsync<LedgerException>(() => SealAsync(Notebook(Cells())));

        Assert.False(File.Exists(Executed));
    }

    [Fact]
    public async Task Verify_SealedCellsAndOutputs_AreThoseOfTheSeal()
    {
        var (_, run) = await SealAsync(Notebook(Cells()));
        await CloseAsync(run);
        Assert.Empty((await RecordVerification.RunAsync(folder.Path, null, Cancellation)).Problems);

        var spoiled = JsonNode.Parse(await File.ReadAllTextAsync(Executed, Cancellation))!;
        spoiled["cells"]![2]!["source"] = "await bench.Load(\"other\")";
        spoiled["cells"]![3]!["outputs"]![0]!["text"] = "all is well";
        await File.WriteAllTextAsync(Executed, spoiled.ToJsonString(), Cancellation);
        await Manifest.WriteAsync(folder.Path, Manifest.DefaultVolatile, Cancellation);
        var found = await RecordVerification.RunAsync(folder.Path, null, Cancellation);

        Assert.Contains($"executed/{Name}: cell 3 (Load) is not the cell that was sealed", found.Problems);
        Assert.Contains($"executed/{Name}: the outputs of cell 4 (Load) are not those that were sealed", found.Problems);
        Assert.Contains($"executed/{Name} is not the file that the ledger fixed.", found.Problems);
    }

    private string Executed => folder.File("executed/" + Name);

    private static List<NotebookCell> Cells(string confirm = "null!") =>
    [
        new("card", CellKind.Markdown, "# Production load\n\n## Load"),
        Code("parameters", $"string confirm = {confirm};", 1) with { Metadata = new JsonObject { ["tags"] = new JsonArray("parameters") } },
        Code("load", "await bench.Load(confirm)", 2),
        Code("counts", "await bench.CountReconciliation()", 3),
    ];

    private static NotebookCell Code(string id, string source, int count) =>
        new(id, CellKind.Code, source) { ExecutionCount = count, Outputs = [new StreamOutput("stdout", $"output {count}\n")] };

    private static NotebookCell Timed(NotebookCell cell, DateTimeOffset start, DateTimeOffset end) => cell with
    {
        Metadata = new JsonObject
        {
            ["execution"] = new JsonObject { ["iopub.execute_input"] = start.ToString("O"), ["shell.execute_reply"] = end.ToString("O") },
        },
    };

    private static Notebook Notebook(List<NotebookCell> cells) => new(cells)
    {
        Metadata = new JsonObject
        {
            ["kernelspec"] = new JsonObject { ["display_name"] = "C# (Workbench)", ["name"] = "workbench" },
            ["widgets"] = new JsonObject { ["state"] = "anything" },
        },
    };

    private async Task<(NotebookSeal Seal, NotebookRun Run)> SealAsync(Notebook notebook, string by = "Ada")
    {
        var shipped = Notebook(Cells().ConvertAll(cell => cell with { ExecutionCount = null, Outputs = [] }));
        var shippedPath = folder.Write("../" + Path.GetFileName(folder.Path) + "-shipped.ipynb", "");
        await new NotebookWriter().WriteAsync(shipped, shippedPath, Cancellation);
        var path = folder.Write("notebooks/" + Name, "");
        await new NotebookWriter().WriteAsync(notebook, path, Cancellation);
        var sealing = new NotebookSealing(folder.Path, text => text.Replace(Secret, "***", StringComparison.Ordinal), new RecordMask([]), TimeProvider.System);
        try
        {
            return await sealing.RunAsync(path, shippedPath, Executed, by, static () => { }, Cancellation);
        }
        finally
        {
            File.Delete(shippedPath);
        }
    }

    private async Task<string> EventsAsync(int count)
    {
        await using var ledger = await SqliteLedger.OpenAsync(folder.File("ledger.db"), TimeProvider.System, Cancellation);
        for (var number = 0; number < count; number++)
        {
            await ledger.CommitAsync([new LedgerChange.StepMoved("load", "ended", new Dictionary<string, long> { ["done"] = number })], Cancellation);
        }

        return ledger.Read.RootHash();
    }

    private async Task CloseAsync(NotebookRun run)
    {
        await using (var ledger = await SqliteLedger.OpenAsync(folder.File("ledger.db"), TimeProvider.System, Cancellation))
        {
            await ledger.CommitAsync([new LedgerChange.NotebookRun(Name, run.InputSha256, "executed/" + Name, run.OutputSha256, run.IsSuccess)], Cancellation);
        }

        await SealedRecord.WriteAsync(folder.Path, TimeProvider.System, Cancellation);
    }

    private async Task<string> PageAsync()
    {
        var page = folder.File("executed/page.html");
        await new NotebookHtml().WriteAsync(Executed, page, Cancellation);
        return await File.ReadAllTextAsync(page, Cancellation);
    }
}
