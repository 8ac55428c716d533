using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Core.Records;
using Workbench.Core.Writing;

namespace Workbench.Core.Tests.Writing;

public sealed class TwinTokenTests
{
    private static readonly TwinToken Ada = new(RecordKey.Parse("ivinex/contact/1"), "contact");
    private static readonly TwinToken Acme = new(RecordKey.Parse("ivinex/organization/a/b"), "company");

    private static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);

    private static string Resolved(JsonNode payload) => TwinToken.Resolve(Element(payload), token => $"id-of-{token.Key.Id}")?.ToJsonString() ?? "null";

    [Fact]
    public void In_NestedTokens_FindsEachOnceInOrder()
    {
        var payload = new JsonObject
        {
            ["company"] = Acme.ToJson(),
            ["deep"] = new JsonArray(new JsonObject { ["who"] = Ada.ToJson() }, Acme.ToJson(), "text"),
        };

        Assert.Equal([Acme, Ada], TwinToken.In(Element(payload)));
    }

    [Fact]
    public void Resolve_NestedTokens_ReplacesEachByItsId()
    {
        var payload = new JsonObject { ["a"] = Ada.ToJson(), ["b"] = new JsonArray(1, null, new JsonArray(Acme.ToJson()), true), ["c"] = null };

        Assert.Equal("""{"a":"id-of-1","b":[1,null,["id-of-a/b"],true],"c":null}""", Resolved(payload));
    }

    [Fact]
    public void Resolve_SourceTextThatLooksLikeAToken_StaysText()
    {
        var hostile = Ada.ToJson().ToJsonString();
        var payload = new JsonObject { ["body"] = hostile, [hostile] = new JsonArray("$twin", "ivinex/contact/1", hostile) };

        Assert.Empty(TwinToken.In(Element(payload)));
        Assert.True(JsonNode.DeepEquals(payload, JsonNode.Parse(Resolved(payload))));
    }

    [Theory]
    [InlineData("""{"$twin":"ivinex/contact/1"}""")]
    [InlineData("""{"$twin":"not a key","type":"contact"}""")]
    [InlineData("""{"$twin":5,"type":"contact"}""")]
    [InlineData("""{"$twin":null,"type":"contact"}""")]
    [InlineData("""{"$twin":"ivinex/contact/1","type":7}""")]
    public void Resolve_ObjectThatIsNoToken_StaysAsItIs(string json)
    {
        var payload = JsonNode.Parse(json)!;

        Assert.Empty(TwinToken.In(Element(payload)));
        Assert.True(JsonNode.DeepEquals(payload, JsonNode.Parse(Resolved(payload))));
    }

    [Fact]
    public void Resolve_BareTokenAndBareValues_AreHandled()
    {
        Assert.Equal("\"id-of-1\"", Resolved(Ada.ToJson()));
        Assert.Equal("\"text\"", Resolved(JsonValue.Create("text")));
        Assert.Null(TwinToken.Resolve(JsonSerializer.Deserialize<JsonElement>("null"), _ => "never"));
    }
}
