using System.Text;
using System.Text.Json;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.Tests.Kit;

public sealed class LegibleJsonTests
{
    [Theory]
    [InlineData("""{"a":"b\n\"\\ud800","é":"日本語"}""")]
    [InlineData("""{"a":"\ud83d\ude00\u00e9"}""")]
    [InlineData("""["\\\\", "\/", "x\\"]""")]
    public void Of_LegibleTexts_AreTheSameBytes(string json)
    {
        ReadOnlyMemory<byte> bytes = Encoding.UTF8.GetBytes(json);

        Assert.Equal(bytes, LegibleJson.Of(bytes));
    }

    [Theory]
    [InlineData("""{"a":"x\ud800y"}""", @"x\ud800y")]
    [InlineData("""{"a":"\udc00\ud800"}""", @"\udc00\ud800")]
    [InlineData("""{"a":"\ud83d\ude00\uD83D"}""", "\U0001F600\\uD83D")]
    [InlineData("""{"a":"\\\ud800"}""", @"\\ud800")]
    [InlineData("""{"a":"\ud800\n"}""", "\\ud800\n")]
    public void Parse_HalfOfAPair_ShowsItsEscape(string json, string text)
    {
        using var document = LegibleJson.Parse(Encoding.UTF8.GetBytes(json));

        Assert.Equal(text, document.RootElement.GetProperty("a").GetString());
    }

    [Theory]
    [InlineData(new byte[] { 0xC3 }, @"\xC3")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, @"\xED\xA0\x80")]
    [InlineData(new byte[] { 0xC3, 0xA9, 0xFF }, @"é\xFF")]
    public void Parse_BytesThatAreNoText_ShowThem(byte[] bytes, string text)
    {
        using var document = LegibleJson.Parse((byte[])[.. "{\"a\":\""u8, .. bytes, .. "\"}"u8]);

        Assert.Equal(text, document.RootElement.GetProperty("a").GetString());
    }

    [Fact]
    public void Parse_NameWithHalfOfAPair_CanBeRead()
    {
        using var document = LegibleJson.Parse("""{"\ud800":1}"""u8.ToArray());

        Assert.Equal(@"\ud800", document.RootElement.EnumerateObject().Single().Name);
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""[{"b":{"a":1,"\u0061":2}}]""")]
    [InlineData("{\"a\":\u00ff")]
    [InlineData("")]
    public void Parse_WhatCannotBeUnderstood_IsRefused(string json) =>
        Assert.ThrowsAny<JsonException>(() => LegibleJson.Parse(Encoding.Latin1.GetBytes(json)));

    [Fact]
    public void Parse_NestedTooDeep_IsRefused() =>
        Assert.ThrowsAny<JsonException>(() => LegibleJson.Parse(Encoding.UTF8.GetBytes(new string('[', 100_000))));
}
