using Workbench.Emulators.Checking;

namespace Workbench.Simulation.Tests;

/// <summary>The checker of all pairs is no rubber stamp: whatever is spoiled behind the API of any destination, it says so.</summary>
[Collection(nameof(CleanMigrations))]
public sealed class PlantedFaultTests(CleanMigrations clean)
{
    private static readonly Dictionary<string, Action<Spoiler>> Faults = new(StringComparer.Ordinal)
    {
        ["a lost message"] = spoiler => spoiler.Remove(spoiler.Message(1)),
        ["a doubled message"] = spoiler => spoiler.Double(spoiler.Message(1)),
        ["a doubled note"] = spoiler => spoiler.Double(spoiler.Note),
        ["swapped order"] = spoiler => spoiler.SwapTexts(spoiler.Message(1), spoiler.Message(2)),
        ["a changed byte"] = spoiler => spoiler.ChangeFile(),
        ["a foreign deletion"] = spoiler => spoiler.Remove(spoiler.Bystander),
        ["a changed foreign record"] = spoiler => spoiler.Replace(spoiler.Bystander, "bystander4@", "somebody@"),
        ["a loss that no rule of the vendor explains"] = spoiler => spoiler.RemoveValues(),
        ["a lost ticket"] = spoiler => spoiler.Remove(spoiler.Ticket.Place),
        ["a ticket of somebody else"] = spoiler => spoiler.GiveToBystander(spoiler.Ticket.Place),
        ["a contact created beside its twin"] = spoiler => spoiler.CreateBeside(),
        ["a sent mail"] = spoiler => spoiler.SendMail(),
    };

    [Theory]
    [InlineData("a lost message", "message-missing")]
    [InlineData("a doubled message", "message-doubled")]
    [InlineData("a doubled note", "message-doubled")]
    [InlineData("swapped order", "message-time", "order")]
    [InlineData("a changed byte", "file-missing")]
    [InlineData("a foreign deletion", "bystander")]
    [InlineData("a changed foreign record", "bystander")]
    [InlineData("a loss that no rule of the vendor explains", "value")]
    [InlineData("a lost ticket", "ticket-missing")]
    [InlineData("a ticket of somebody else", "requester")]
    [InlineData("a contact created beside its twin", "contact-doubled")]
    [InlineData("a sent mail", "outbox")]
    public async Task Check_SpoiledDestination_SaysSo(string fault, params string[] rules)
    {
        foreach (var destination in Pair.All.Select(pair => pair.Destination).Distinct())
        {
            var world = await clean.ToAsync(destination, TestContext.Current.CancellationToken);

            var report = CleanMigrations.Check(world, store => Faults[fault](new Spoiler(world, store)));

            Assert.True(report.Findings.Any(finding => rules.Contains(finding.Rule)), $"{fault} in {destination}: {report.Explain()}");
        }
    }

    /// <summary>A ticket of a contact who was merged in the source belongs to the other one by now, wherever a ticket can be moved.</summary>
    [Fact]
    public async Task Check_TicketStillWithTheMergedContact_SaysSoWhereTicketsMove()
    {
        foreach (var destination in Pair.All.Select(pair => pair.Destination).Distinct())
        {
            var world = await clean.ToAsync(destination, TestContext.Current.CancellationToken);

            var report = CleanMigrations.Check(world, store => new Spoiler(world, store).GiveBackToMerged());

            Assert.Equal(destination != "intercom", report.Findings.Any(finding => finding.Rule == "requester"));
            Assert.Equal(destination == "intercom", report.Allowed.ContainsKey("ticket-keeps-contact"));
        }
    }

    [Fact]
    public async Task Check_NothingSpoiled_FindsNothing()
    {
        foreach (var destination in Pair.All.Select(pair => pair.Destination).Distinct())
        {
            var world = await clean.ToAsync(destination, TestContext.Current.CancellationToken);

            Assert.Empty(CleanMigrations.Check(world, _ => { }).Findings);
        }
    }
}
