using System.Text.Json.Nodes;
using Workbench.Host.Documents;

namespace Workbench.Host.Tests.Documents;

public sealed class NotebookTests
{
    [Fact]
    public void Title_FirstLevelOneHeading_IsTaken()
    {
        var notebook = new Notebook(
        [
            new NotebookCell("a", CellKind.Code, "# define"),
            new NotebookCell("b", CellKind.Markdown, "## Sub\n# Discovery \n# Other"),
        ]);

        Assert.Equal("Discovery", notebook.Title());
    }

    [Fact]
    public void HasTag_TagsOfOtherShape_IsFalse()
    {
        var cell = new NotebookCell("a", CellKind.Code, "") { Metadata = new JsonObject { ["tags"] = new JsonArray(1, "parameters") } };

        Assert.True(cell.HasTag("parameters"));
        Assert.False(cell.HasTag("1"));
    }
}
