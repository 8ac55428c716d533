using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Notebooks.Tests.Bench;

public sealed class TransformWordsTests
{
    public static TheoryData<Transform, string> Words => new()
    {
        { new Transform.Copy(), "as it is" },
        { new Transform.Constant("x", FieldType.Text), "always 'x'" },
        { new Transform.Default("none"), "as it is, 'none' where empty" },
        { new Transform.MapValues(new Dictionary<string, string> { ["a"] = "b" }), "map 1 values" },
        { new Transform.Concatenate(["a", "b"], "; "), "a, b joined by '; '" },
        { new Transform.Template("{a}!"), "text '{a}!'" },
        { new Transform.Split(",", 2), "part 2 between ','" },
        { new Transform.Split(",", -1), "part 1 from the end between ','" },
        { new Transform.RegexExtract("[0-9]+"), "what matches [0-9]+" },
        { new Transform.RegexExtract("a(b)", "1"), "group 1 of a(b)" },
        { new Transform.ParseDate(["dd.MM.yyyy", "yyyy-MM-dd"]), "date from dd.MM.yyyy or yyyy-MM-dd, zone UTC" },
        { new Transform.ParseDate(["o"], DateResult.Instant, "Europe/Berlin"), "time from o, zone Europe/Berlin" },
        { new Transform.ParseNumber(",", "."), "number with ',' before decimals and '.' between groups" },
        { new Transform.BooleanWords(["ja"], ["nein", "no"]), "true for ja; false for nein, no" },
        { new Transform.HtmlToText(), "HTML to text" },
        { new Transform.TextToHtml(), "text to HTML" },
        { new Transform.Truncate(255), "cut at 255 characters" },
        { new Transform.NormalizePhone(), "international phone number" },
        { new Transform.ToText(), "as text" },
        { new Transform.AgentByEmail(), "agent by e-mail" },
        { new Transform.ToTag("mig "), "tag 'mig …'" },
        { new Transform.BodyLine("Due"), "line 'Due:' in the body" },
        { new Transform.Relate(), "relation" },
        { new Transform.Skip(ReasonCode.NotChosen), "left behind: A person decided not to carry it." },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void Of_Transform_IsSomethingThatAReviewerCanSign(Transform transform, string words)
    {
        Assert.Equal(words, TransformWords.Of(transform));
        Assert.Equal($"{words}; else the record is rejected", TransformWords.Of(new FieldPlan("a", "b", transform, OnFailure: OnFailure.Reject)));
    }

    [Fact]
    public void Words_OfThisTest_CoverEveryTransform() => Assert.Equal(
        typeof(Transform).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Transform))).ToHashSet(), Words.Select(row => row.Data.Item1.GetType()).ToHashSet());
}
