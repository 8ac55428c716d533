using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Core.Records;

namespace Workbench.Core.Tests.Records;

public sealed class RecordKeyTests
{
    [Theory]
    [InlineData("ivinex/ticket/4711", "ivinex", Kind.Ticket, "4711")]
    [InlineData("ivinex/message/50:77120", "ivinex", Kind.Message, "50:77120")]
    [InlineData("vivantio/custom-record/a/b//c", "vivantio", Kind.CustomRecord, "a/b//c")]
    [InlineData("infoset/contact/ é\"<b>", "infoset", Kind.Contact, " é\"<b>")]
    [InlineData("infoset/sla-policy/007", "infoset", Kind.SlaPolicy, "007")]
    public void Parse_PrintedKey_RoundTrips(string text, string system, Kind kind, string id)
    {
        var key = RecordKey.Parse(text);

        Assert.Equal(new RecordKey(system, kind, id), key);
        Assert.Equal(text, key.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ivinex")]
    [InlineData("ivinex/ticket")]
    [InlineData("ivinex/ticket/")]
    [InlineData("/ticket/1")]
    [InlineData("ivinex/Ticket/1")]
    [InlineData("ivinex/unicorn/1")]
    [InlineData("ivinex//1")]
    public void Parse_NoKey_SaysWhatToWrite(string text)
    {
        Assert.False(RecordKey.TryParse(text, out _));
        var error = Assert.Throws<FormatException>(() => RecordKey.Parse(text));

        Assert.Contains($"'{text}'", error.Message, StringComparison.Ordinal);
        Assert.Contains("system/kind/id", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_Null_IsFalse() => Assert.False(RecordKey.TryParse(null, out _));

    [Fact]
    public void Json_InsideARecord_IsTheKeyAsText()
    {
        var link = new RecordLink(RecordKey.Parse("ivinex/message/1"), LinkRole.Parent, RecordKey.Parse("ivinex/ticket/2/3"));

        var json = CanonicalJson.Write(link);

        Assert.Contains("\"to\":\"ivinex/ticket/2/3\"", json, StringComparison.Ordinal);
        Assert.Equal(link, JsonSerializer.Deserialize<RecordLink>(json, CanonicalJson.Options));
    }

    [Fact]
    public void CompareTo_MixedKeys_OrdersByPrintedFormOrdinally()
    {
        string[] texts = ["ivinex/ticket/10", "ivinex/ticket/9", "ivinex/contact/é", "ivinex/contact/z", "Ivinex/ticket/1"];

        var sorted = texts.Select(RecordKey.Parse).Order().Select(key => key.ToString());

        Assert.Equal(["Ivinex/ticket/1", "ivinex/contact/z", "ivinex/contact/é", "ivinex/ticket/10", "ivinex/ticket/9"], sorted);
    }
}
