using Workbench.Pipeline.Map.Matching.Values;

namespace Workbench.Pipeline.Tests.Map.Matching.Values;

public sealed class ValueMatcherTests
{
    [Fact]
    public void Propose_StatesInAnotherLanguage_FindsTheirCounterparts()
    {
        var proposal = ValueMatcher.Propose(["Offen", "Wartend", "Geschlossen", "Resolved"], ["open", "pending", "closed", "solved"]);
        Assert.Equal("open", proposal.Values["Offen"]);
        Assert.Equal("pending", proposal.Values["Wartend"]);
        Assert.Equal("closed", proposal.Values["Geschlossen"]);
        Assert.Equal("solved", proposal.Values["Resolved"]);
        Assert.Empty(proposal.Unmapped);
    }

    [Fact]
    public void Propose_NameInAnotherOrder_IsTheSamePerson()
    {
        var pair = Assert.Single(ValueMatcher.Propose(["Maier, Anna"], ["Anna Maier", "Anna Meister"]).Pairs);
        Assert.Equal(("Anna Maier", "the same words"), (pair.Destination, pair.Reason));
    }

    [Fact]
    public void Propose_TwoEquallyLikely_ProposesNone()
    {
        var unmapped = Assert.Single(ValueMatcher.Propose(["Urgent"], ["critical", "highest"]).Unmapped);
        Assert.Equal(["critical", "highest"], unmapped.Nearest);
    }

    [Fact]
    public void Propose_Numbered_IsNotGuessed()
    {
        var proposal = ValueMatcher.Propose(["P1", "P2"], ["Low", "High"]);
        Assert.Empty(proposal.Pairs);
        Assert.Equal(["P1", "P2"], proposal.Unmapped.Select(value => value.Source));
    }

    [Fact]
    public void Propose_EveryValue_IsEitherMappedOrListed()
    {
        string[] values = ["Open", "", "???", "Weird state", "closed"];
        var proposal = ValueMatcher.Propose(values, ["open", "closed"]);
        Assert.Equal(values.Order(), proposal.Pairs.Select(pair => pair.Source).Concat(proposal.Unmapped.Select(value => value.Source)).Order());
    }

    [Fact]
    public void Propose_NoDestinationValues_ListsAll() => Assert.Equal(2, ValueMatcher.Propose(["a", "b"], []).Unmapped.Count);
}
