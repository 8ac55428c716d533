using System.Net;

namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>Tickets, each made from its index alone, with the times of their messages.</summary>
internal sealed class BuiltInTickets(BuiltInSource source, BuiltInPeople people)
{
    public static string Id(int index) => "t" + SampleNames.Number(index + 1);

    public SampleTopic Topic(int index) => source.Content.Topics[source.Dice("topic", index).Below(source.Content.Topics.Length)];

    public int ContactIndex(int index) => people.PickContact(source.Dice("requester", index));

    public SampleWords Words(int index) => new(source.Content, source.Dice("words", index), people.FirstName(ContactIndex(index)));

    public SampleTicket Ticket(int index)
    {
        var dice = source.Dice("ticket", index);
        var contact = ContactIndex(index);
        var words = Words(index);
        var topic = Topic(index);
        var times = MessageTimes(index);
        var status = Status(dice, index);
        var ticket = new SampleTicket(
            Id(index), words.Fill(topic.Subject), Description(words.Fill(topic.Opening[0])), status,
            dice.Pick(BuiltInSchema.Priorities), dice.Chance(0.8) ? "email" : "phone",
            BuiltInPeople.ContactId(contact),
            people.OrganizationIndex(contact) is { } organization ? BuiltInPeople.OrganizationId(organization) : null,
            Assignee(dice), dice.Chance(0.15) ? "a900000183" : dice.Pick(BuiltInTeam.WorkingIds),
            dice.Chance(0.3) ? DateOnly.FromDateTime(times[0].UtcDateTime).AddDays(dice.Below(30)) : null,
            times[0], times[^1], Custom(dice, status, times[^1], index));
        return source.HasAwkwardRecords ? AwkwardTickets.Adjust(index, ticket) : ticket;
    }

    /// <summary>The times of a ticket's messages in order: strictly increasing but for the tickets that are awkward in this.</summary>
    public DateTimeOffset[] MessageTimes(int index)
    {
        var dice = source.Dice("times", index);
        var times = new DateTimeOffset[ThreadPlan.Length(index)];
        times[0] = BuiltInSource.TimeOf(dice, index, source.Size.Tickets);
        if (source.HasAwkwardRecords && index == AwkwardTickets.EqualSeconds)
        {
            Array.Fill(times, times[0]);
            return times;
        }

        var room = (BuiltInSource.EndsAt - times[0]).TotalSeconds / times.Length;
        for (var position = 1; position < times.Length; position++)
        {
            var gap = dice.Chance(0.5) ? 60 + dice.Below(4 * 3600) : 3600 + dice.Below(60 * 3600);
            times[position] = times[position - 1].AddSeconds(Math.Floor(Math.Min(gap, room)));
        }

        if (source.HasAwkwardRecords && index == AwkwardTickets.DaylightSaving)
            AwkwardTimes.Instants.CopyTo(times, 1);
        return times;
    }

    private string Status(SampleDice dice, int index)
    {
        var age = (double)index / source.Size.Tickets;
        return age < 0.9 && dice.Chance(0.9) ? dice.Chance(0.5) ? "Resolved" : "Closed" : dice.Pick(BuiltInSchema.Statuses);
    }

    private static string? Assignee(SampleDice dice) =>
        dice.Chance(0.1) ? null : dice.Pick(dice.Chance(0.15) ? BuiltInTeam.FormerIds : BuiltInTeam.WorkingIds);

    private static string Description(string text) =>
        string.Concat(text.Split("\n\n").Select(paragraph =>
            "<p>" + WebUtility.HtmlEncode(paragraph.Trim('\n')).Replace("\n", "<br />\n", StringComparison.Ordinal) + "&nbsp;</p>\n"));

    private static Dictionary<string, string?> Custom(SampleDice dice, string status, DateTimeOffset updatedAt, int index) => new()
    {
        ["Category"] = dice.Chance(0.85) ? dice.Pick(BuiltInSchema.Categories) : null,
        ["Product line"] = dice.Chance(0.6) ? dice.Pick(BuiltInSchema.ProductLines) : null,
        [BuiltInSchema.LongLabel] = dice.Chance(0.4) ? SampleNames.Number(dice.Below(11)) : null,
        [BuiltInSchema.LongLabelTwin] = dice.Chance(0.3) ? "whole case" : "",
        ["Serial number"] = dice.Chance(0.5) ? $"HI-{100_000 + index}" : "",
        ["Escalated"] = dice.Chance(0.1) ? "true" : "false",
        ["Resolution date"] = status is "Resolved" or "Closed" ? SampleNames.Day(DateOnly.FromDateTime(updatedAt.UtcDateTime)) : null,
    };
}
