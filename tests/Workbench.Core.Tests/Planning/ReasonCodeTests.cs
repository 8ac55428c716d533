using Workbench.Core.Planning;

namespace Workbench.Core.Tests.Planning;

public sealed class ReasonCodeTests
{
    public static TheoryData<string> EveryCode =>
        [.. typeof(ReasonCode).GetFields().Where(constant => constant.IsLiteral).Select(constant => (string)constant.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(EveryCode))]
    public void Explain_EveryConstant_HasWordsOfItsOwn(string code)
    {
        var words = ReasonCode.Explain(code);

        Assert.NotEqual(code, words);
        Assert.EndsWith(".", words, StringComparison.Ordinal);
        Assert.Matches("^[a-z]+(-[a-z]+)*$", code);
    }

    [Theory]
    [MemberData(nameof(EveryCode))]
    public void Hint_EveryConstant_SaysWhatToDo(string code) => Assert.Matches("^[A-Z].*[.]$", ReasonCode.Hint(code));

    [Fact]
    public void Hint_VendorsOwnCode_PointsToTheVendorsWords() =>
        Assert.Contains("vendor's words", ReasonCode.Hint("parameter_invalid"), StringComparison.Ordinal);

    [Fact]
    public void All_Codes_AreExactlyTheConstants() =>
        Assert.Equal(EveryCode.Select(row => row.Data).Order(), ReasonCode.All.Order());

    [Fact]
    public void Explain_VendorsOwnCode_IsTheCode() => Assert.Equal("parameter_invalid", ReasonCode.Explain("parameter_invalid"));
}
