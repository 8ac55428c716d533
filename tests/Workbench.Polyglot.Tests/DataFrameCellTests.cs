using Workbench.Host.Documents;
using Workbench.Host.Sessions;
using Workbench.Notebooks;
using Workbench.Tests.Shared;

namespace Workbench.Polyglot.Tests;

/// <summary>The committed cells that use data frames compile where the types exist; no host of ours would notice otherwise.</summary>
public sealed class DataFrameCellTests
{
    public static TheoryData<string> Notebooks => [.. Repository.Files("notebooks", "*.ipynb").Where(file => File.ReadAllText(file.FullName).Contains("\"dataframe\"", StringComparison.Ordinal)).Select(Repository.Relative)];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Cells_WithTheTag_Compile(string path)
    {
        var notebook = await new NotebookReader().ReadAsync(Path.Combine(Repository.Root.FullName, path), TestContext.Current.CancellationToken);
        using var session = new CSharpSession(new SessionOptions { References = [typeof(Bench).Assembly, typeof(PolyglotExtension).Assembly] });
        await RunAsync(session, "using Workbench.Notebooks; Bench bench = null!;");

        foreach (var cell in notebook.Cells.Where(cell => cell.HasTag("dataframe")))
        {
            Assert.Equal(nameof(NullReferenceException), (await RunAsync(session, cell.Source)).Error?.Name);
        }
    }

    private static Task<CellOutcome> RunAsync(CSharpSession session, string source) =>
        session.RunAsync(source, (Action<CellOutput>?)null, TestContext.Current.CancellationToken);
}
