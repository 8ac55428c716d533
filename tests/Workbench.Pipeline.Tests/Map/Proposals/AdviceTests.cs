using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Matching;
using Workbench.Pipeline.Map.Matching.Advisor;
using Workbench.Pipeline.Map.Matching.Describe;
using Workbench.Pipeline.Map.Proposals;

namespace Workbench.Pipeline.Tests.Map.Proposals;

/// <summary>What an advisor says stands beside the proposal and decides nothing.</summary>
public sealed class AdviceTests
{
    private static readonly FieldCandidate Country = Candidate("country", 0.44);
    private static readonly FieldCandidate Area = Candidate("area", 0.41);
    private static readonly FieldProposal Answer = new(Field("region"), [Country, Area], null);

    private static readonly MappingProposals Proposals = new(
        "ivinex-intercom", "hash",
        [
            new("contacts", "region", ProposalBasis.Creation, "mig_c_region", null, ["no existing field fits"], [Next(Country), Next(Area)], Abstained: true),
            new("contacts", "size", ProposalBasis.Role, "size", 1, ["same role"], [], Abstained: false),
        ],
        [], [], []);

    [Fact]
    public void Apply_Suggestion_OrdersTheNextBestAndSaysWhose()
    {
        var labelled = Area with { Reasons = ["place suggested by the advisor small"] };
        var run = new AdvisedRun(
            [new AdvisedProposal(Answer with { Candidates = [labelled, Country] }, new AdvisorSuggestion("small", "area", "a region is an area"))], 1, 100);

        var advised = Advice.Apply(Proposals, [new AskedField("contacts", Answer)], run);

        var field = advised.Fields[0];
        Assert.Equal(["area", "country"], field.NextBest.Select(next => next.Field));
        Assert.Equal(labelled.Reasons, field.NextBest[0].Reasons);
        Assert.Equal("small suggests 'area': a region is an area", field.Advice);
        Assert.Equal(("mig_c_region", null, true), (field.Chosen, field.Score, field.Abstained));
        Assert.Equal(Proposals.Fields[1], advised.Fields[1]);
    }

    [Fact]
    public void Apply_NobodyAsked_ChangesNothing()
    {
        var advised = Advice.Apply(Proposals, [new AskedField("contacts", Answer)], new AdvisedRun([new AdvisedProposal(Answer)], 0, 0));

        Assert.Equal(["country", "area"], advised.Fields[0].NextBest.Select(next => next.Field));
        Assert.Null(advised.Fields[0].Advice);
    }

    private static FieldDescription Field(string name) => new(name, name, FieldType.Text, [], ValueProfile.Empty);

    private static FieldCandidate Candidate(string name, double score) => new(Field(name), score, ["the names are alike"]);

    private static NextBest Next(FieldCandidate candidate) => new(candidate.Destination.Name, candidate.Score, candidate.Reasons);
}
