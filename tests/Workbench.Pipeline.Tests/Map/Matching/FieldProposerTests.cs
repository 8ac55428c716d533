using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Matching;
using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Pipeline.Tests.Map.Matching;

public sealed class FieldProposerTests
{
    private static readonly FieldDescription[] Tickets =
    [
        Column("subject", "Printer broken", "Login lost again"),
        Column("status", "open", "closed", "pending"),
        Column("priority", "low", "normal", "high"),
        Column("created_at", "2026-01-01T10:00:00Z", "2026-02-01T11:30:00Z"),
        Column("requester_email", "ada@example.com", "ben@example.org"),
    ];

    [Fact]
    public void Propose_GermanNames_FindsEveryField()
    {
        FieldDescription[] sources =
        [
            Column("Priorität", "hoch", "normal"), Column("Betreff", "Drucker defekt", "Passwort"), Column("Erstellt am", "01.03.2026 10:00"),
            Column("E-Mail-Adresse", "eva@example.net"), Column("Zustand", "open", "closed"),
        ];
        var proposals = FieldProposer.Propose(sources, Tickets);
        Assert.Equal(
            ["priority", "subject", "created_at", "requester_email", "status"],
            proposals.Select(proposal => proposal.Candidates[0].Destination.Name));
        Assert.All(proposals, proposal => Assert.NotEmpty(proposal.Candidates[0].Reasons));
    }

    [Fact]
    public void Propose_StrangerAmongThem_Abstains()
    {
        var proposal = FieldProposer.Propose([Column("voltage", "1.25", "2.75"), .. Tickets], Tickets, nameNewField: field => "cf_" + field.Name)[0];
        Assert.True(proposal.Abstains);
        Assert.Equal(("cf_voltage", FieldType.Number), (proposal.Creation!.Name, proposal.Creation.Type));
    }

    [Fact]
    public void Propose_TwoForOneField_GivesItToTheBetter()
    {
        var proposals = FieldProposer.Propose([Column("state", "open", "closed"), Column("status", "open", "closed", "pending")], Tickets);
        Assert.Null(proposals[0].Chosen);
        Assert.Equal("status", proposals[1].Chosen?.Destination.Name);
    }

    [Fact]
    public void Propose_FieldThatHoldsMany_TakesBoth()
    {
        FieldDescription[] destinations = [Column("note") with { HoldsMany = true }, Column("phone", "+49 30 123456")];
        var proposals = FieldProposer.Propose([Column("note"), Column("notes")], destinations);
        Assert.All(proposals, proposal => Assert.Equal("note", proposal.Chosen?.Destination.Name));
    }

    [Fact]
    public void Propose_Twice_IsTheSame()
    {
        var first = FieldProposer.Propose(Tickets, Tickets);
        var second = FieldProposer.Propose(Tickets, Tickets);
        Assert.Equal(
            first.SelectMany(proposal => proposal.Candidates).Select(candidate => candidate.Score),
            second.SelectMany(proposal => proposal.Candidates).Select(candidate => candidate.Score));
    }

    [Fact]
    public void Propose_NoDestination_ListsEverySource() => Assert.Equal(5, FieldProposer.Propose(Tickets, []).Count);

    [Fact]
    public void Propose_NoSource_IsEmpty() => Assert.Empty(FieldProposer.Propose([], Tickets));

    [Fact]
    public void Propose_OneOfEach_Works() => Assert.Single(FieldProposer.Propose([Tickets[0]], [Tickets[0]]));

    private static FieldDescription Column(string name, params string[] values) => FieldDescription.OfColumn(name, ValueProfile.Of(values));
}
