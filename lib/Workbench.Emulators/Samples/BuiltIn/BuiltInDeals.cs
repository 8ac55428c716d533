namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>Deals of two pipelines, each made from its index alone.</summary>
internal sealed class BuiltInDeals(BuiltInSource source, BuiltInPeople people)
{
    /// <summary>Position (from 0) of the deal whose contact does not exist.</summary>
    public const int DanglingContact = 3;

    private static readonly (string Name, string[] Stages)[] Pipelines =
    [
        ("New business", ["Lead", "Qualified", "Offer", "Won", "Lost"]),
        ("Renewals", ["Upcoming", "Offer", "Won", "Lost"]),
    ];

    public SampleDeal Deal(int index)
    {
        var dice = source.Dice("deal", index);
        var contact = people.PickContact(dice);
        var words = new SampleWords(source.Content, dice, people.FirstName(contact));
        var (pipeline, stages) = Pipelines[index % 3 == 2 ? 1 : 0];
        var hasValue = dice.Chance(0.85);
        var createdAt = BuiltInSource.TimeOf(dice, index, source.Size.Deals);
        var deal = new SampleDeal(
            "d" + SampleNames.Number(index + 1), words.Fill("{device} for {site}"), pipeline, stages[index % stages.Length],
            hasValue ? dice.Below(4_000_000) / 100m : null, hasValue ? dice.Chance(0.8) ? "EUR" : "USD" : null,
            index % 6 == 2 ? null : BuiltInPeople.ContactId(contact),
            people.OrganizationIndex(contact) is { } organization ? BuiltInPeople.OrganizationId(organization) : null,
            dice.Chance(0.9) ? dice.Pick(dice.Chance(0.15) ? BuiltInTeam.FormerIds : BuiltInTeam.WorkingIds) : null,
            dice.Chance(0.7) ? DateOnly.FromDateTime(createdAt.UtcDateTime).AddDays(20 + dice.Below(120)) : null,
            dice.Chance(0.6) ? words.Fill(dice.Pick(source.Content.ContactNotes)) : "", createdAt, createdAt.AddHours(dice.Below(60)));
        return source.HasAwkwardRecords && index == DanglingContact ? deal with { ContactId = AwkwardContacts.UnknownContactId } : deal;
    }
}
