using System.Text.Json;
using Workbench.Connectors.Vivantio;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Tests.Vivantio;

public sealed class VivantioOperatorFilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workbench-operator-");

    [Theory]
    [InlineData("legacy-fields", "{\"fieldId\":1,\"decision\":\"drop\"}", "items[0].decision")]
    [InlineData("legacy-fields", "{\"fieldId\":1,\"decision\":\"remap\"}", "items[0].targetFieldId")]
    [InlineData("legacy-fields", "{\"name\":\"x\"}", "items[0].fieldId")]
    [InlineData("agents", "{\"id\":1,\"active\":\"yes\"}", "items[0].active")]
    [InlineData("article-meta", "{\"articleId\":1,\"section\":\"Hardware\"}", "items[0].section")]
    [InlineData("images", "{\"articleId\":1,\"src\":\"a\"}", "items[0].path")]
    [InlineData("groups", "{\"id\":1}", "items[0].name")]
    public void Load_WrongRow_NamesFileAndPlace(string name, string row, string place)
    {
        Write(name, row);
        var fault = Assert.Throws<PlanException>(() => VivantioOperatorFiles.Load(folder.FullName));
        Assert.Contains(name + ".json", fault.Message, StringComparison.Ordinal);
        Assert.Contains(place, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoFolder_IsAllUnknown()
    {
        var files = VivantioOperatorFiles.Load(null);
        Assert.Null(files.Groups);
        Assert.Null(files.Legacy);
        Assert.Null(files.Articles);
    }

    [Fact]
    public void Templates_Examples_AreRowsOfTheirFiles()
    {
        foreach (var template in VivantioOperatorFiles.Templates)
        {
            using var row = JsonDocument.Parse(template.Example);
            Write(template.Name, template.Example);
        }

        var files = VivantioOperatorFiles.Load(folder.FullName);
        Assert.Equal(LegacyDecision.Archive, Assert.Single(files.Legacy!).Decision);
        Assert.Equal(["41"], Assert.Single(files.Groups!).Members);
        Assert.Single(files.Images);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string name, string row) => File.WriteAllText(
        Path.Combine(folder.FullName, name + ".json"), $"{{\"kind\":\"workbench.operator/{name}\",\"version\":1,\"items\":[{row}]}}");
}
