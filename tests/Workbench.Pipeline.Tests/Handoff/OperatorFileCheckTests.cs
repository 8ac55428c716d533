using Workbench.Pipeline.Handoff;

namespace Workbench.Pipeline.Tests.Handoff;

public sealed class OperatorFileCheckTests : IDisposable
{
    private const string Example = """{"id":"5","name":"Desk","active":true,"members":["41"],"note":null}""";

    private readonly OperatorFolder folder = new();

    [Fact]
    public async Task OfAsync_NoFile_IsMissing() => Assert.Equal(new(OperatorFileCondition.Missing, 0), await CheckAsync());

    [Fact]
    public async Task OfAsync_NoRows_IsEmpty()
    {
        folder.Write("groups");

        Assert.Equal(new(OperatorFileCondition.Empty, 0), await CheckAsync());
    }

    [Fact]
    public async Task OfAsync_RowsLikeTheExample_ArePresent()
    {
        folder.Write("groups", """{"id":5,"name":"Desk","active":false,"members":[41],"note":"x","more":{}}""", """{"id":null}""");

        Assert.Equal(new(OperatorFileCondition.Present, 2), await CheckAsync());
    }

    [Theory]
    [InlineData("{\"kind\":\"workbench.operator/groups\",\n\"items\":[\n{\"id\":1},\n{\"id\":2,\"members\":\"41\"}]}", 1, 4, 19, "'members' must be a list in brackets.")]
    [InlineData("{\"kind\":\"workbench.operator/groups\",\n\"items\":[\n7]}", 0, 3, 1, "A row must be an object in braces.")]
    [InlineData("{\"kind\":\"workbench.operator/groups\",\n\"items\":[\n{\"id\":oops}]}", 0, 3, 7, "Not valid JSON.")]
    [InlineData("{\"kind\":\"workbench.operator/users\",\"items\":[]}", 0, 1, 9, "'kind' must be \"workbench.operator/groups\"; check that the right file lies here.")]
    [InlineData("{\"kind\":\"workbench.operator/groups\",\"items\":{}}", 0, 1, 45, "'items' must be a list in brackets.")]
    [InlineData("[]", 0, 1, 1, "The file must be an object in braces.")]
    [InlineData("{}", 0, 1, 1, "The file must have \"kind\":\"workbench.operator/groups\" and the list \"items\".")]
    public async Task OfAsync_Fault_IsNamedByLineAndColumn(string text, long rows, long line, long column, string fault)
    {
        folder.WriteText("groups.json", text);

        Assert.Equal(new(OperatorFileCondition.Invalid, rows, line, column, fault), await CheckAsync());
    }

    [Fact]
    public async Task OfAsync_LinesWithEnvelope_AreCounted()
    {
        folder.WriteText("groups.ndjson", "{\"kind\":\"workbench.operator/groups\"}\n{\"id\":1}\n\n{\"id\":2}\n");

        Assert.Equal(new(OperatorFileCondition.Present, 2), await CheckAsync());
    }

    [Fact]
    public async Task OfAsync_BadLine_IsNamed()
    {
        folder.WriteText("groups.ndjson", "{\"id\":1}\n{\"active\":\"often\"}\n");

        Assert.Equal(new(OperatorFileCondition.Invalid, 1, 2, 1, "'active' must be true or false."), await CheckAsync());
    }

    public void Dispose() => folder.Dispose();

    private Task<OperatorFileState> CheckAsync() => OperatorFileCheck.OfAsync(folder.FullName, "groups", Example, TestContext.Current.CancellationToken);
}
