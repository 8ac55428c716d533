using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Connectors.Gorgias.Send;

namespace Workbench.Connectors.Tests.Gorgias;

/// <summary>A message without a time of sending would be mailed to a person, whoever composed it.</summary>
public sealed class SentGuardTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"channel":"email","external_id":"m-1"}""")]
    [InlineData("""{"channel":"email","external_id":"m-1","sent_datetime":""}""")]
    [InlineData("""{"channel":"email","external_id":"m-1","sent_datetime":"soon"}""")]
    [InlineData("""{"external_id":"m-1"}""")]
    public void Check_NoTimeOfSending_StopsBeforeItLeaves(string message) => Assert.Contains(
        "m-1 has no sent_datetime", Assert.Throws<InvalidOperationException>(() => SentGuard.Check(Parse(message), Now)).Message, StringComparison.Ordinal);

    [Fact]
    public void Check_InternalNote_NeedsNone()
    {
        var note = Parse("""{"channel":"internal-note"}""");

        SentGuard.Check(note, Now);

        Assert.Equal("""{"channel":"internal-note"}""", note.ToJsonString());
    }

    [Theory]
    [InlineData("2021-01-01T00:00:00Z", "2021-01-01T00:00:00Z")]
    [InlineData("2027-01-01T00:00:00Z", "2026-11-22T08:00:00Z")]
    public void Check_TimeOfSending_IsNeverInTheFuture(string sent, string left)
    {
        var message = Parse($$"""{"channel":"email","sent_datetime":"{{sent}}"}""");

        SentGuard.Check(message, Now);

        Assert.Equal(Instant(left), Instant(message["sent_datetime"]!.GetValue<string>()));
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
