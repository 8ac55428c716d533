using Workbench.Core.Planning;
using Workbench.Pipeline.Quality;

namespace Workbench.Pipeline.Tests.Quality;

public sealed class TextFormsTests
{
    [Theory]
    [InlineData("31.12.2024", "dd.MM.yyyy")]
    [InlineData("2024-12-31", "yyyy-MM-dd")]
    [InlineData("31/12/2024", "dd/MM/yyyy")]
    [InlineData("12/31/2024", "MM/dd/yyyy")]
    [InlineData("2024-12-31 17:45", "yyyy-MM-dd HH:mm")]
    public void Dates_InOneFormat_AreReadWithIt(string value, string format) =>
        Assert.Equal([format], Assert.IsType<Transform.ParseDate>(Of(value).Dates()!.Transform).Formats);

    [Fact]
    public void Dates_ThatFitTwoOrders_AreLeftToAPerson()
    {
        var found = Of("03/04/2024").Dates();

        Assert.Null(found!.Transform);
        Assert.Contains("nothing tells which", found.Form, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("31.02.2024")]
    [InlineData("version 2024-12-31")]
    [InlineData("12345678")]
    [InlineData("1.2.3")]
    public void Dates_ThatAreNone_AreNotFound(string value) => Assert.Null(Of(value).Dates());

    [Theory]
    [InlineData("1.234,50", ",", ".")]
    [InlineData("1,234.50", ".", ",")]
    [InlineData("-0,5", ",", ".")]
    public void Numbers_WithDecimals_AreReadWithTheirSeparators(string value, string point, string group) =>
        Assert.Equal(new Transform.ParseNumber(point, group), Of(value).Numbers()!.Transform);

    [Theory]
    [InlineData("1.234")]
    [InlineData("00123")]
    [InlineData("1.2.3")]
    [InlineData("12,34,5")]
    [InlineData("10.5 kg")]
    public void Numbers_ThatAreNoneOrOpen_AreNotFound(string value) => Assert.Null(Of(value).Numbers());

    [Fact]
    public void Truth_BothWords_AreReadAsYesAndNo()
    {
        var words = Assert.IsType<Transform.BooleanWords>(Of("Ja", "nein").Truth()!.Transform);

        Assert.Equal(["ja"], words.TrueWords);
        Assert.Equal(["nein"], words.FalseWords);
    }

    [Theory]
    [InlineData("yes", "yes")]
    [InlineData("yes", "maybe")]
    public void Truth_OneWordOrOthers_IsNotFound(string first, string second) => Assert.Null(Of(first, second).Truth());

    [Fact]
    public void Dates_FewValuesOrManyOthers_AreNotFound()
    {
        var (few, mixed) = (new TextForms(), new TextForms());
        for (var value = 0; value < 100; value++)
        {
            mixed.Add(value < 94 ? "2024-12-31" : "unknown");
            if (value < TextForms.MinValues - 1)
            {
                few.Add("2024-12-31");
            }
        }

        Assert.Null(few.Dates());
        Assert.Null(mixed.Dates());
    }

    private static TextForms Of(params string[] values)
    {
        var forms = new TextForms();
        for (var round = 0; round < 30; round++)
        {
            forms.Add(values[round % values.Length]);
        }

        return forms;
    }
}
