using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Tests.Kit;

public sealed class FaultPlanTests
{
    [Theory]
    [InlineData("429@50x10")]
    [InlineData("429(2)@50")]
    [InlineData("500%0.01")]
    [InlineData("500-after@3:POST /tickets$")]
    [InlineData("cut-before@200,cut-after@210,slow(250)@230,truncate@240,duplicate-page@260,clock-skew(90)@5")]
    [InlineData("cut-after@1:/contacts/*/notes")]
    public void Parse_KnownRules_PrintTheSameText(string text) => Assert.Equal(text, FaultPlan.Parse(text).ToString());

    [Theory]
    [InlineData("418@1")]
    [InlineData("500")]
    [InlineData("500@0")]
    [InlineData("500@1x")]
    public void Parse_UnknownRule_NamesItAndTheKinds(string text)
    {
        var problem = Assert.Throws<FormatException>(() => FaultPlan.Parse(text));
        Assert.Contains($"'{text}'", problem.Message);
        Assert.Contains("cut-after", problem.Message);
    }

    [Theory]
    [InlineData("POST /tickets", "POST", "/tickets", true)]
    [InlineData("POST /tickets", "POST", "/tickets/7/reply", true)]
    [InlineData("POST /tickets$", "POST", "/tickets/7/reply", false)]
    [InlineData("POST /tickets/*/reply", "POST", "/tickets/7/reply", true)]
    [InlineData("POST /tickets", "POST", "/ticketsystem", false)]
    [InlineData("POST /tickets", "GET", "/tickets", false)]
    [InlineData("/tickets", "GET", "/tickets", true)]
    [InlineData("", "GET", "/anything", true)]
    public void Matches_MethodAndSegments_AsWritten(string filter, string method, string path, bool expected) =>
        Assert.Equal(expected, RequestFilter.Parse(filter).Matches(method, path));
}
