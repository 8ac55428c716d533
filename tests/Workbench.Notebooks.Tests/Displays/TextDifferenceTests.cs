using Workbench.Notebooks.Displays;

namespace Workbench.Notebooks.Tests.Displays;

public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("", "abc")]
    [InlineData("abc", "")]
    [InlineData("abcabba", "cbabac")]
    [InlineData("same", "same")]
    [InlineData("aaaa", "aa")]
    [InlineData("xaybzc", "abc")]
    public void Between_AnyTexts_PartsAddUpAndSharedOnesAreTheSame(string left, string right)
    {
        var difference = TextDifference.Between(left, right);

        Assert.Equal(left, Text(difference.Left, _ => true));
        Assert.Equal(right, Text(difference.Right, _ => true));
        Assert.Equal(Text(difference.Left, part => !part.IsDifferent), Text(difference.Right, part => !part.IsDifferent));
    }

    [Fact]
    public void Between_RandomTexts_MarksAsFewCharactersAsPossible()
    {
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            var (left, right) = (Word(random), Word(random));

            var difference = TextDifference.Between(left, right);

            Assert.Equal(left, Text(difference.Left, _ => true));
            Assert.Equal(right, Text(difference.Right, _ => true));
            var shared = Text(difference.Left, part => !part.IsDifferent);
            Assert.Equal(shared, Text(difference.Right, part => !part.IsDifferent));
            Assert.Equal(LongestShared(left, right), shared.Length);
        }
    }

    [Fact]
    public void Between_CharacterOfSeveralLetters_IsMarkedWhole()
    {
        var difference = TextDifference.Between("a\U0001F469\u200D\U0001F680b", "a\U0001F469b");

        Assert.Equal(["\U0001F469\u200D\U0001F680"], difference.Left.Where(part => part.IsDifferent).Select(part => part.Text));
        Assert.Equal(["\U0001F469"], difference.Right.Where(part => part.IsDifferent).Select(part => part.Text));
    }

    [Fact]
    public void Between_LongDifferentStretches_AreMarkedWhole()
    {
        var difference = TextDifference.Between($"a{new string('x', 5_000)}b{new string('x', 5_000)}c", $"a{new string('y', 5_000)}b{new string('y', 5_000)}c");

        Assert.Equal(["a", $"{new string('x', 5_000)}b{new string('x', 5_000)}", "c"], difference.Left.Select(part => part.Text));
    }

    private static string Text(IReadOnlyList<TextPart> parts, Func<TextPart, bool> take) => string.Concat(parts.Where(take).Select(part => part.Text));

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => (char)('a' + random.Next(4))));

    /// <summary>Length of the longest common subsequence, by the table that everybody knows.</summary>
    private static int LongestShared(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var x = 1; x <= left.Length; x++)
        {
            for (var y = 1; y <= right.Length; y++)
            {
                table[x, y] = left[x - 1] == right[y - 1] ? table[x - 1, y - 1] + 1 : Math.Max(table[x - 1, y], table[x, y - 1]);
            }
        }

        return table[left.Length, right.Length];
    }
}
