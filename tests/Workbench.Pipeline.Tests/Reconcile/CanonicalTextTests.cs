using Workbench.Core.Schema;
using Workbench.Pipeline.Reconcile;

namespace Workbench.Pipeline.Tests.Reconcile;

public sealed class CanonicalTextTests
{
    [Theory]
    [InlineData(FieldType.LongText, "a\r\nb\rc", "a\nb\nc")]
    [InlineData(FieldType.LongText, "a \nb\t\n\n", "a\nb")]
    [InlineData(FieldType.Text, "a\u00a0b", "a b")]
    [InlineData(FieldType.Text, "a\ud800b", "a\ud800b")]
    [InlineData(FieldType.Number, "1.50", "1.5")]
    [InlineData(FieldType.Number, "1e3", "1000")]
    [InlineData(FieldType.Number, " 007 ", "7")]
    [InlineData(FieldType.Instant, "2024-03-31T01:30:00+02:00", "2024-03-30T23:30:00Z")]
    [InlineData(FieldType.Instant, "2024-03-30T23:30:00.999Z", "2024-03-30T23:30:00Z")]
    [InlineData(FieldType.Date, "2024-02-29T00:00:00Z", "2024-02-29")]
    [InlineData(FieldType.Email, " Ada@Example.COM", "ada@example.com")]
    [InlineData(FieldType.Boolean, "True", "true")]
    [InlineData(FieldType.Choice, " Open ", "Open")]
    public void Of_SameMeaning_IsTheSame(FieldType type, string left, string right) =>
        Assert.Equal(CanonicalText.Of(type, left), CanonicalText.Of(type, right));

    [Fact]
    public void Of_ComposedAndDecomposedLetter_IsTheSame()
    {
        Assert.SkipWhen("e\u0301".IsNormalized(), "This process runs without Unicode data (InvariantGlobalization), so nothing is normalised.");

        Assert.Equal(CanonicalText.Of(FieldType.Text, "e\u0301"), CanonicalText.Of(FieldType.Text, "\u00e9"));
    }

    [Theory]
    [InlineData(FieldType.Text, "Ada", "Adb")]
    [InlineData(FieldType.Text, "Ada", "ada")]
    [InlineData(FieldType.Text, "caf\u00e9", "cafe")]
    [InlineData(FieldType.Text, "007", "7")]
    [InlineData(FieldType.Phone, "0301234567", "301234567")]
    [InlineData(FieldType.Text, "a\ud800b", "a\ufffdb")]
    [InlineData(FieldType.LongText, "a\nb\nc", "a\nc")]
    [InlineData(FieldType.LongText, "a\n\nb", "a\nb")]
    [InlineData(FieldType.LongText, "a  b", "a b")]
    [InlineData(FieldType.Number, "1,5", "15")]
    [InlineData(FieldType.Number, "1.5", "1.51")]
    [InlineData(FieldType.Number, "-1", "1")]
    [InlineData(FieldType.Instant, "2024-03-30T23:30:00Z", "2024-03-30T23:30:01Z")]
    [InlineData(FieldType.Instant, "2024-03-30T23:30:00Z", "2024-03-30T23:29:59Z")]
    [InlineData(FieldType.Instant, "2024-03-30T23:30:00+01:00", "2024-03-30T23:30:00Z")]
    [InlineData(FieldType.Date, "2024-02-28", "2024-02-29")]
    [InlineData(FieldType.Email, "ada@example.com", "ada@example.org")]
    [InlineData(FieldType.Choice, "Open", "open")]
    [InlineData(FieldType.Boolean, "true", "")]
    public void Of_OtherMeaning_Differs(FieldType type, string left, string right) =>
        Assert.NotEqual(CanonicalText.Of(type, left), CanonicalText.Of(type, right));

    [Theory]
    [InlineData("not a number")]
    [InlineData("")]
    [InlineData("\ud800")]
    public void Of_TextThatDoesNotFitTheType_IsComparedAsText(string text)
    {
        foreach (var type in Enum.GetValues<FieldType>())
        {
            Assert.Equal(CanonicalText.Of(type, text), CanonicalText.Of(type, text));
        }
    }
}
