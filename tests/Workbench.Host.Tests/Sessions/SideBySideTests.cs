using Workbench.Host.Sessions;

namespace Workbench.Host.Tests.Sessions;

public sealed class SideBySideTests
{
    private static readonly string[] Cells =
    [
        "using Workbench.Host.Documents; Task<Notebook>? book = null; if (book is not null) await book;",
        "Task<NotebookCell>? cell = null; if (cell is not null) await cell;",
        "Task<MimeBundle>? bundle = null; if (bundle is not null) await bundle;",
        "Task<IReadOnlyList<Notebook>>? all = null; if (all is not null) await all;",
    ];

    [Fact]
    public async Task RunAsync_SessionsSideBySide_CompileAsIfAlone()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await Parallel.ForEachAsync(Enumerable.Range(0, 24), new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = cancellation }, async (_, token) =>
        {
            using var session = new CSharpSession(new SessionOptions { References = [typeof(CSharpSession).Assembly] });
            foreach (var cell in Cells)
            {
                var outcome = await session.RunAsync(cell, null, token);
                Assert.True(outcome.Status == CellStatus.Succeeded, outcome.Error?.Value);
            }
        });
    }
}
