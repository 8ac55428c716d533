using System.Xml.Linq;
using Workbench.Notebooks.Displays;

namespace Workbench.Notebooks.Tests.Displays;

public sealed class DisplayTests
{
    [Fact]
    public void SideBySide_DifferingText_MarksOnlyTheDifference()
    {
        var html = XElement.Parse(new SideBySide("x", [new("name", "Ana", "Anna Lee", "Anka Lee", Badge.For("Defect"))]).ToHtml());

        Assert.Equal(["n", "k"], html.Descendants("mark").Select(mark => mark.Value));
    }

    [Fact]
    public void SideBySide_SeveralDifferences_MarksEachByItself()
    {
        var field = new ComparedField("name", null, "caf\u00e9, 007 parts\nend", "cafe, 7 parts\nend!", Badge.For("Defect"));

        var html = XElement.Parse(new SideBySide("x", [field]).ToHtml());

        Assert.Equal(["\u00e9", "00", "e", "!"], html.Descendants("mark").Select(mark => mark.Value));
    }

    [Fact]
    public void SideBySide_EqualText_MarksNothing()
    {
        var html = XElement.Parse(new SideBySide("x", [new("name", "a", "a", "a", Badge.For("Equal"))]).ToHtml());

        Assert.Empty(html.Descendants("mark"));
    }

    /// <summary>A masked record hides what is marked, so that everything out of a record has to be.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SideBySide_TextsOfTheRecord_AreAllMarkedAsSuch(bool isKept)
    {
        var html = XElement.Parse(new SideBySide("ivinex/contact/1", [new("name", "Ana", "Anna", "Anka", Badge.For("Defect"), isKept)], "Ada").ToHtml());

        Assert.Equal(["Ada", "Ana", "Anna", "Anka"], Marked(html));
    }

    [Fact]
    public void Timeline_LabelAndQuotes_AreMarkedAndOtherDetailsAreNot()
    {
        var story = new Timeline("ivinex/contact/1", [new(DateTimeOffset.UnixEpoch, "Note", "was Bob's", QuotesRecord: true), new(DateTimeOffset.UnixEpoch, "Sent", "request 7")], "Ada");

        Assert.Equal(["Ada", "was Bob's"], Marked(XElement.Parse(story.ToHtml())));
        Assert.StartsWith("ivinex/contact/1: Ada\n", story.ToPlainText(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Marked(XElement html) =>
        html.DescendantsAndSelf().Where(element => element.Attribute("data-record-text") is not null).Select(element => element.Value);

    [Fact]
    public void ProgressLine_KnownRate_StatesRemainingTime()
    {
        var progress = new ProgressLine("Tickets", 250, 1000, RecordsPerSecond: 12.5, QuotaUsed: 0.4);

        Assert.Equal(TimeSpan.FromSeconds(60), progress.Remaining);
        Assert.Equal("Tickets  250 of 1,000 · 25 % · 12.5/s · 1 min 00 s left · quota 40 % used", progress.ToPlainText());
    }

    [Theory]
    [InlineData(0L, 0L)]
    [InlineData(5L, 3L)]
    public void ProgressLine_EmptyOrOverfull_IsComplete(long done, long total) =>
        Assert.Equal(1, new ProgressLine("x", done, total).Fraction);

    [Fact]
    public void Checklist_ManualStep_IsNotClear()
    {
        Assert.True(new Checklist("x", [new(CheckState.Ok, "a"), new(CheckState.Warn, "b")]).IsClear);
        Assert.False(new Checklist("x", [new(CheckState.Manual, "a")]).IsClear);
    }

    [Theory]
    [InlineData("Equal", Tone.Good)]
    [InlineData("Defect", Tone.Bad)]
    [InlineData("InDoubt", Tone.Warning)]
    [InlineData("something else", Tone.Neutral)]
    public void Badge_Verdict_HasItsTone(string word, Tone expected) => Assert.Equal(expected, Badge.For(word).Tone);

    [Theory]
    [InlineData(999, "999 bytes")]
    [InlineData(1_000, "1 KB")]
    [InlineData(999_960, "1 MB")]
    [InlineData(1_400_000, "1.4 MB")]
    public void Bytes_AnySize_HasAUnit(long bytes, string expected) => Assert.Equal(expected, ValueText.Bytes(bytes));

    [Fact]
    public void Duration_SmallestSpan_IsNegative() => Assert.StartsWith("-10675199 d", ValueText.Duration(TimeSpan.MinValue));
}
