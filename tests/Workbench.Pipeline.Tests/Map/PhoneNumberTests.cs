using Workbench.Pipeline.Map;

namespace Workbench.Pipeline.Tests.Map;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+4930123456", "+4930123456")]
    [InlineData("+49 (0)30 / 123-456", "+4930123456")]
    [InlineData("0049 30 123456", "+4930123456")]
    [InlineData(" +1.415.555.0100 ", "+14155550100")]
    [InlineData("+1\u00a0415 555 0100", "+14155550100")]
    [InlineData("+1234567", "+1234567")]
    [InlineData("+123456789012345", "+123456789012345")]
    public void Normalize_InternationalNumber_IsDigitsOnly(string text, string expected) => Assert.Equal(expected, PhoneNumber.Normalize(text));

    [Theory]
    [InlineData("")]
    [InlineData("030 123456")]
    [InlineData("+123456")]
    [InlineData("+1234567890123456")]
    [InlineData("+0301234567")]
    [InlineData("++4930123456")]
    [InlineData("49+30123456")]
    [InlineData("+49 30 123456 ext. 7")]
    [InlineData("+٤٩٣٠١٢٣٤٥٦")]
    [InlineData("call me")]
    [InlineData("+")]
    public void Normalize_AnythingElse_IsNull(string text) => Assert.Null(PhoneNumber.Normalize(text));
}
