using Workbench.Core.Errors;
using Workbench.Host.Masking;

namespace Workbench.Host.Tests.Masking;

public sealed class RecordMaskTests
{
    [Theory]
    [InlineData("write to ada.lovelace+x@example.co.uk, please", "write to (e-mail masked), please")]
    [InlineData("müller@straße.example.de", "(e-mail masked)")]
    [InlineData("call +49 (30) 1234-567 today", "call (phone masked) today")]
    [InlineData("0171/1234567 or 555-123-4567", "(phone masked) or (phone masked)")]
    [InlineData("2026-11-21T17:55:07.6692405Z and +02:00", "2026-11-21T17:55:07.6692405Z and +02:00")]
    [InlineData("ivinex/ticket/9001 has 12,345 fields; 550e8400-e29b-41d4-a716-446655440000", "ivinex/ticket/9001 has 12,345 fields; 550e8400-e29b-41d4-a716-446655440000")]
    public void Text_AddressesAndNumbers_AreHidden(string text, string masked) => Assert.Equal(masked, new RecordMask(["email", "phone"]).Text(text));

    [Fact]
    public void Text_ClassNotNamed_Stays() => Assert.Equal("ada@example.com (phone masked)", new RecordMask(["phone"]).Text("ada@example.com +49 30 1234567"));

    [Fact]
    public void RecordMask_UnknownClass_NamesTheKnownOnes() =>
        Assert.Contains("email, phone, body", Assert.Throws<PlanException>(() => new RecordMask(["shoe-size"])).Message, StringComparison.Ordinal);
}
