using Workbench.Notebooks.Lists;

namespace Workbench.Notebooks.Tests.Lists;

public sealed class LiteralTextTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("@x")]
    [InlineData("00123")]
    [InlineData("1E5")]
    [InlineData("12345678901234567890")]
    [InlineData("1-2")]
    [InlineData(" 5 Mar ")]
    [InlineData("MARCH1")]
    [InlineData("12:30")]
    [InlineData("1.234,5 €")]
    [InlineData("(5)")]
    [InlineData("TRUE")]
    [InlineData("wahr")]
    [InlineData("١٢٣")]
    public void Guard_WhatASpreadsheetWouldChange_BeginsWithAnApostrophe(string text) => Assert.Equal("'" + text, LiteralText.Guard(text));

    [Theory]
    [InlineData("")]
    [InlineData("region")]
    [InlineData("mig_c_1E5")]
    [InlineData("{\"maxCharacters\":255}")]
    [InlineData("[00123]")]
    [InlineData("truer")]
    [InlineData("日本語; naïve")]
    public void Guard_PlainText_IsUnchanged(string text) => Assert.Equal(text, LiteralText.Guard(text));

    [Fact]
    public void Restore_AnyGuardedText_IsTheOriginal()
    {
        const string alphabet = "'=+-@\t\r\n aéE1290.:/_日";
        var random = new Random(4711);
        for (var attempt = 0; attempt < 20_000; attempt++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(6)).Select(_ => alphabet[random.Next(alphabet.Length)])]);

            Assert.Equal(text, LiteralText.Restore(LiteralText.Guard(text)));
        }
    }

    [Theory]
    [InlineData("00123")]
    [InlineData("=x")]
    public void Restore_ApostropheDroppedBySpreadsheet_IsStillTheText(string text) => Assert.Equal(text, LiteralText.Restore(text));
}
