using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Matching.Describe;
using Workbench.Pipeline.Map.Matching.Signals;
using Workbench.Pipeline.Map.Matching.Words;

namespace Workbench.Pipeline.Tests.Map.Matching.Signals;

public sealed class SignalTests
{
    [Fact]
    public void NameWords_RareWordInCommon_CountsMoreThanACommonOne()
    {
        var pairs = Pairs([Column("margin_site")], [Column("tumor_site"), Column("bone_site"), Column("skin_site"), Column("margin_status")]);
        var grid = new NameWordsSignal(pairs).Measure();
        Assert.True(grid[0, 3] > grid[0, 0]);
        Assert.Contains("'margin'", new NameWordsSignal(pairs).Explain(0, 3), StringComparison.Ordinal);
    }

    [Fact]
    public void NameLetters_JoinedWords_AreFound()
    {
        var grid = new NameLettersSignal(Pairs([Column("closeddate")], [Column("closed_date"), Column("street")])).Measure();
        Assert.True(grid[0, 0] > 0.5);
        Assert.Equal(0, grid[0, 1]);
    }

    [Fact]
    public void ShortForm_Initials_AreFound()
    {
        var grid = new ShortFormSignal(Pairs([Column("frt")], [Column("first_reply_time"), Column("full_text")])).Measure();
        Assert.Equal(1, grid[0, 0]);
        Assert.Equal(0, grid[0, 1]);
    }

    [Fact]
    public void SharedValues_RareValues_CountMoreThanYesAndNo()
    {
        var flags = Enumerable.Range(0, 20).Select(index => Column($"flag{index}", "Yes", "No"));
        var pairs = Pairs([Column("a", "Yes", "No"), Column("b", "Bronze", "Silver")], [Column("tier", "bronze", "silver", "gold"), .. flags]);
        var grid = new SharedValuesSignal(pairs).Measure();
        Assert.True(grid[1, 0] > 2 * grid[0, 1]);
        Assert.Equal(0, grid[1, 1]);
    }

    [Fact]
    public void SharedValues_PrefixAndBrackets_AreReadOver()
    {
        var pairs = Pairs([Column("x", "pT1 (old)", "pT2 (new)", "pT3 (new)")], [Column("y", "T1", "T2", "T3", "T4"), .. Others]);
        var signal = new SharedValuesSignal(pairs);
        Assert.True(signal.Measure()[0, 0] > 0.4);
        Assert.StartsWith("3 of 3 values", signal.Explain(0, 0), StringComparison.Ordinal);
    }

    [Fact]
    public void SharedValues_Options_CountAsValues()
    {
        var choice = new FieldDescription("s", "State", FieldType.Choice, ["Bronze", "Silver"], ValueProfile.Empty);
        Assert.True(new SharedValuesSignal(Pairs([Column("a", "Silver", "Bronze")], [choice, .. Others])).Measure()[0, 0] > 0.3);
    }

    [Fact]
    public void ValueLetters_LikeSpelling_IsFound()
    {
        var grid = new ValueLettersSignal(Pairs([Column("a", "work in progress")], [Column("b", "in progress"), Column("c", "blue")])).Measure();
        Assert.True(grid[0, 0] > 0.5);
        Assert.Equal(0, grid[0, 1]);
    }

    [Fact]
    public void ValueIdeas_StatesInAnotherLanguage_AreToldFromRanks()
    {
        var pairs = Pairs([Column("a", "Offen", "Geschlossen"), Column("b", "yes", "no")], [Column("x", "open", "pending", "closed"), Column("y", "low", "high")]);
        var signal = new ValueIdeasSignal(pairs);
        var grid = signal.Measure();
        Assert.Equal(1, grid[0, 0]);
        Assert.Equal(-1, grid[0, 1]);
        Assert.Equal(0, grid[1, 0]);
        Assert.StartsWith("2 values", signal.Explain(0, 0), StringComparison.Ordinal);
    }

    [Fact]
    public void ValuesAsNames_NameAmongValues_IsFound()
    {
        var grid = new ValuesAsNamesSignal(Pairs([Column("x", "severity high", "severity low")], [Column("severity"), Column("owner")])).Measure();
        Assert.Equal(1, grid[0, 0]);
        Assert.Equal(0, grid[0, 1]);
    }

    [Fact]
    public void Shape_Clash_SpeaksAgainst()
    {
        var pairs = Pairs([Column("a", "12.5", "7.25")], [Column("x", "red", "blue"), Column("total_amount"), Column("y", "3.5")]);
        var grid = new ShapeSignal(pairs).Measure();
        Assert.True(grid[0, 0] < -0.5);
        Assert.True(grid[0, 1] > 0);
        Assert.True(grid[0, 2] > grid[0, 1]);
    }

    [Fact]
    public void Shape_DeclaredType_StandsInForValues()
    {
        var instant = new FieldDescription("t", "t", FieldType.Instant, [], ValueProfile.Empty);
        var grid = new ShapeSignal(Pairs([Column("a", "2026-01-01 10:00")], [instant, Column("x", "red")])).Measure();
        Assert.True(grid[0, 0] > 0);
    }

    [Fact]
    public void Numbers_OtherRange_SpeaksAgainst()
    {
        var grid = new NumbersSignal(Pairs([Column("a", "1", "2", "3")], [Column("x", "1", "2", "3"), Column("y", "1000", "2000")])).Measure();
        Assert.Equal(1, grid[0, 0]);
        Assert.Equal(-1, grid[0, 1]);
    }

    [Fact]
    public void Texture_LengthAndVariety_TellABodyFromAStatus()
    {
        var body = Column("body", new string('x', 110), new string('y', 100));
        var grid = new TextureSignal(Pairs([Column("a", new string('z', 90), new string('q', 100))], [body, Column("s", "on", "on", "on")])).Measure();
        Assert.True(grid[0, 0] > 0.8);
        Assert.True(grid[0, 1] < 0);
    }

    [Fact]
    public void Position_SamePlace_CountsMost()
    {
        var grid = new PositionSignal(Pairs([Column("a"), Column("b")], [Column("x"), Column("y")])).Measure();
        Assert.Equal(1, grid[0, 0]);
        Assert.Equal(0, grid[0, 1]);
    }

    private static IEnumerable<FieldDescription> Others => Enumerable.Range(0, 20).Select(index => Column($"other{index}", $"value {index}"));

    private static FieldPairs Pairs(IReadOnlyList<FieldDescription> sources, IReadOnlyList<FieldDescription> destinations) =>
        new(sources, destinations, Lexicon.Shipped);

    private static FieldDescription Column(string name, params string[] values) => FieldDescription.OfColumn(name, ValueProfile.Of(values));
}
