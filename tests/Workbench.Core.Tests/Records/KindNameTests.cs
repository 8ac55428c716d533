using Workbench.Core.Records;

namespace Workbench.Core.Tests.Records;

public sealed class KindNameTests
{
    public static TheoryData<Kind> EveryKind => [.. Enum.GetValues<Kind>()];

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void TryParse_PrintedKind_RoundTrips(Kind kind)
    {
        Assert.True(KindName.TryParse(kind.Print(), out var parsed));
        Assert.Equal(kind, parsed);
    }

    [Theory]
    [InlineData(Kind.CustomRecord, "custom-record")]
    [InlineData(Kind.SlaPolicy, "sla-policy")]
    [InlineData(Kind.Ticket, "ticket")]
    public void Print_Kind_IsLowerCaseWithHyphens(Kind kind, string text) => Assert.Equal(text, kind.Print());

    [Theory]
    [InlineData("CustomRecord")]
    [InlineData("custom record")]
    [InlineData("0")]
    [InlineData("")]
    [InlineData(null)]
    public void TryParse_AnythingElse_IsFalse(string? text) => Assert.False(KindName.TryParse(text, out _));
}
