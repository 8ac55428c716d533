using System.Text;
using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Connectors.Vivantio;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Tests.Vivantio;

public sealed class RpcAnswerTests
{
    [Theory]
    [InlineData("{\"Results\":[],\"Successful\":false,\"ErrorMessages\":[{\"Type\":\"ItemPermissionDeniedForAction\",\"Message\":\"no\"}]}", "vivantio.ItemPermissionDeniedForAction")]
    [InlineData("{\"Results\":[],\"Successful\":false,\"ErrorMessages\":[{\"Type\":5,\"Message\":\"no\"}]}", "vivantio.ItemPermissionDeniedForAction")]
    [InlineData("{\"Results\":[],\"Successful\":true,\"ErrorMessages\":[{\"Type\":2,\"Field\":\"Id\",\"Message\":\"no\"}]}", "vivantio.FieldInvalid")]
    [InlineData("{\"Results\":[],\"Successful\":false,\"ErrorMessages\":[]}", "vivantio.Unknown")]
    [InlineData("{\"Results\":[{}],\"Successful\":true,\"InfoMessages\":[{\"Type\":\"Permission\",\"Message\":\"some\"}]}", RpcAnswer.Narrowed)]
    [InlineData("{\"Results\":[{}],\"Successful\":true,\"InfoMessages\":[{\"Type\":1,\"Message\":\"some\"}]}", RpcAnswer.Narrowed)]
    [InlineData("[]", "vivantio.unexpected-answer")]
    public void Quirk05And06_FailureUnder200_IsAnError(string json, string code) =>
        Assert.Equal(code, Assert.Throws<ConnectorException>(() => Open(json)).Code);

    [Fact]
    public void Quirk04_GapsInResults_AreLeftOut() =>
        Assert.Equal("2", VivantioJson.Text(Assert.Single(Open("{\"Results\":[null,{\"Id\":2},7],\"Successful\":true}").Rows), "Id"));

    [Theory]
    [InlineData("{\"Item\":null,\"Found\":false,\"Successful\":true}", false)]
    [InlineData("{\"Item\":{\"Id\":0},\"Found\":false,\"Successful\":true}", false)]
    [InlineData("{\"Item\":{\"Id\":1},\"Found\":true}", true)]
    public void Quirk03_MissingId_IsNoRecord(string json, bool isFound) => Assert.Equal(isFound, Open(json).Single is not null);

    private static RpcAnswer Open(string json)
    {
        var answer = new HttpAnswer("test", 200, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(json), null, DateTimeOffset.UnixEpoch);
        using var document = JsonDocument.Parse(json);
        return RpcAnswer.Open(answer, document.RootElement, "");
    }
}
