using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Displays.Markup;
using Workbench.Notebooks.Figures;
using Workbench.Notebooks.Lists;
using Workbench.Notebooks.Tables;
using Workbench.Tests.Shared;

namespace Workbench.Notebooks.Tests.Displays;

/// <summary>The whole table of hostile inputs through every way in which a notebook shows text.</summary>
public sealed class HostileTableTests
{
    /// <summary>A display shows an excerpt of a longer text, and a chart of a much shorter one.</summary>
    private const int Longest = 5000;

    public static TheoryData<string> Threats => [.. HostileTable.All.Select(input => input.Threat).Distinct()];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Table_OfInputs_HoldsAtLeastThreeHundred() => Assert.InRange(HostileTable.All.DistinctBy(input => input.Text).Count(), 300, int.MaxValue);

    [Theory]
    [MemberData(nameof(Threats))]
    public void ToHtml_EveryInput_IsInertAndWellFormed(string threat)
    {
        foreach (var display in Of(threat).SelectMany(Displays))
        {
            var elements = XElement.Parse(display.ToHtml()).DescendantsAndSelf().ToList();

            Assert.DoesNotContain(elements, element => element.Name.LocalName is "script" or "img" or "iframe" or "object" or "form" or "base" or "link" or "meta");
            Assert.DoesNotContain(elements.Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name.LocalName is "src" or "srcdoc");
            Assert.DoesNotContain(elements.Where(element => element.Name.LocalName == "style"), style => style.Value.Contains("hostile", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Threats))]
    public void ToPlainText_EveryInput_HasNoControlCharacters(string threat)
    {
        foreach (var display in Of(threat).SelectMany(Displays))
        {
            Assert.DoesNotContain(display.ToPlainText(), character => char.IsControl(character) && character is not ('\n' or '\t'));
            Assert.DoesNotContain(display.ToPlainText(), character => character is '\u202E' or '\u202D' or '\u2066' or '\u2067' or '\u200F');
        }
    }

    [Fact]
    public void Text_EveryInput_ReadsBackAsWhatCanBeSeenOfIt()
    {
        foreach (var input in HostileTable.All.Where(input => input.Text.Length <= Longest))
        {
            Assert.Equal(VisibleText.Of(input.Text), XElement.Parse(Html.Of($"<p>{input.Text}</p>").ToString(), LoadOptions.PreserveWhitespace).Value);
        }
    }

    [Fact]
    public async Task CsvList_EveryInput_BeginsNoFormulaAndComesBackAsItWas()
    {
        using var file = new MemoryStream();
        await CsvList.WriteAsync(file, [new CsvColumn<HostileInput>("text", input => input.Text)], HostileTable.All.ToAsyncEnumerable(), Cancellation);

        var rows = await CsvList.ReadAsync(new MemoryStream(file.ToArray()), Cancellation).ToListAsync(Cancellation);
        Assert.Equal(HostileTable.All.Select(input => input.Text), rows.Skip(1).Select(row => row[0]));
        Assert.All(HostileTable.All, input => Assert.DoesNotMatch("^[=+\\-@\\t\\r\\n\\0＝＋－＠]", SpreadsheetText.Neutralize(input.Text)));
    }

    [Fact]
    public async Task JsonLinesList_EveryInput_IsOneLineAndVerbatim()
    {
        using var file = new MemoryStream();
        await JsonLinesList.WriteAsync(file, HostileTable.All.Select(input => input.Text).ToAsyncEnumerable(), Cancellation);

        var lines = Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(HostileTable.All.Select(input => input.Text), lines.Select(line => JsonSerializer.Deserialize<string>(line)!));
    }

    private static IEnumerable<HostileInput> Of(string threat) => HostileTable.All.Where(input => input.Threat == threat && input.Text.Length <= Longest);

    private static IEnumerable<IDisplay> Displays(HostileInput input)
    {
        var text = input.Text;
        yield return Table.Of([text]).Caption(text).Text("text", row => row).Badge("badge", row => new Badge(row, Tone.Bad)).Build();
        yield return Figure.Bar(new FigureLabels(text, text, text, text, text), [text, "b" + text], [new FigureSeries(text, [1, 2])]);
        yield return new Card(text, text, text, text, text);
        yield return Notice.Failure(text, text);
        yield return new KeyFacts([new(text, text)], text);
        yield return new Document(text, text, 1, text);
        yield return new SideBySide(text, [new(text, text, text + "x", "y" + text, new Badge(text, Tone.Good))]);
    }
}
