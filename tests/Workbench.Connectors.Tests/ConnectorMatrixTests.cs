using Workbench.Tests.Shared;

namespace Workbench.Connectors.Tests;

public sealed class ConnectorMatrixTests
{
    private const string Begin = "<!-- matrix: written from the catalog -->\n";
    private const string End = "<!-- /matrix -->";

    /// <summary>The README's matrix is the catalog's. With WORKBENCH_WRITE=1 it is written instead.</summary>
    [Fact]
    public void Readme_Matrix_IsThatOfTheCatalog()
    {
        var path = Path.Combine(Repository.Root.FullName, "README.md");
        var readme = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (start, end) = (readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, readme.IndexOf(End, StringComparison.Ordinal));
        Assert.True(start >= Begin.Length && end >= start, "README.md has lost the marks of the matrix.");
        var matrix = ConnectorMatrix.ToMarkdown(ConnectorCatalog.Sources, ConnectorCatalog.Destinations);
        if (Environment.GetEnvironmentVariable("WORKBENCH_WRITE") == "1")
        {
            File.WriteAllText(path, readme[..start] + matrix + readme[end..]);
            return;
        }

        Assert.Equal(matrix, readme[start..end]);
    }
}
