using Workbench.Connectors.Ivinex;
using Workbench.Core.Errors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Tests.Ivinex;

public sealed class OperatorFilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workbench-operator-");

    [Theory]
    [InlineData("{\"kind\":\"workbench.operator/tab-roles\",\n\"items\":[\n{,]}", "line 3")]
    [InlineData("{\"kind\":\"workbench.operator/users\",\"items\":[]}", "kind")]
    [InlineData("{\"kind\":\"workbench.operator/tab-roles\"}", "items")]
    [InlineData("{\"kind\":\"workbench.operator/tab-roles\",\"items\":[{\"role\":\"person\",\"tabId\":\"1\"}]}", "items[0].role")]
    [InlineData("{\"kind\":\"workbench.operator/tab-roles\",\"items\":[{\"role\":\"contact\"}]}", "items[0].tabId")]
    [InlineData("{\"kind\":\"workbench.operator/tab-roles\",\"items\":[{\"role\":\"contact\",\"tabId\":\"1\",\"expectedCount\":-1}]}", "expectedCount")]
    [InlineData("{\"kind\":\"workbench.operator/tab-roles\",\"items\":[{\"role\":\"contact\",\"tabId\":\"1\"},{\"role\":\"ticket\",\"tabId\":\"1\"}]}", "two roles")]
    public void Load_WrongFile_NamesFileAndPlace(string json, string place)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "tab-roles.json"), json);
        var fault = Assert.Throws<PlanException>(() => OperatorFiles.Load(folder.FullName));
        Assert.Contains("tab-roles.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains(place, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TabRoles_GivesKinds()
    {
        File.WriteAllText(
            Path.Combine(folder.FullName, "tab-roles.json"),
            "{\"kind\":\"workbench.operator/tab-roles\",\"items\":[{\"role\":\"sms\",\"tabId\":129,\"expectedCount\":0}]}");
        var role = Assert.Single(OperatorFiles.Load(folder.FullName).Roles!);
        Assert.Equal((Kind.Message, "129", true), (role.Kind, role.TabId, role.MayBeEmpty));
    }

    [Fact]
    public void Load_NoFolder_IsAllUnknown() => Assert.Null(OperatorFiles.Load(null).Roles);

    public void Dispose() => folder.Delete(recursive: true);
}
