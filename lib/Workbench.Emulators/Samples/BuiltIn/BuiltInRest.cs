namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>Tasks and the records of the custom tabs.</summary>
internal sealed class BuiltInRest(BuiltInSource source, BuiltInPeople people)
{
    public SampleTask Task(int index)
    {
        var dice = source.Dice("task", index);
        var words = new SampleWords(source.Content, dice, people.FirstName(people.PickContact(dice)));
        var createdAt = BuiltInSource.TimeOf(dice, index, source.Size.Tasks);
        var parent = index % 5;
        return new SampleTask(
            "k" + SampleNames.Number(index + 1), words.Fill(dice.Pick(source.Content.TaskSubjects)), "<p>As agreed by phone.&nbsp;</p>",
            dice.Chance(0.6) ? "Done" : "Open",
            dice.Chance(0.8) ? dice.Pick(dice.Chance(0.1) ? BuiltInTeam.FormerIds : BuiltInTeam.WorkingIds) : null,
            dice.Chance(0.8) ? DateOnly.FromDateTime(createdAt.UtcDateTime).AddDays(dice.Below(40)) : null,
            parent is 0 or 4 ? BuiltInTickets.Id(dice.Below(source.Size.Tickets)) : null,
            parent == 1 ? BuiltInPeople.ContactId(people.PickContact(dice)) : null,
            parent == 2 ? BuiltInPeople.OrganizationId(dice.Below(source.Size.Organizations)) : null,
            createdAt, createdAt.AddHours(1 + dice.Below(40)));
    }

    public SampleCustomRecord Contract(int index)
    {
        var dice = source.Dice("contract", index);
        var createdAt = BuiltInSource.TimeOf(dice, index, source.Size.RecordsPerCustomTab);
        return new SampleCustomRecord(
            BuiltInSchema.Contracts, "r" + SampleNames.Number(index + 1), $"Contract {2400 + index}", null,
            BuiltInPeople.OrganizationId(dice.Below(source.Size.Organizations)), createdAt, createdAt.AddHours(2),
            new Dictionary<string, string?>
            {
                ["Plan"] = dice.Pick(BuiltInSchema.Plans),
                ["Monthly fee"] = SampleNames.Amount(dice.Below(90_000)),
                ["Starts on"] = SampleNames.Day(DateOnly.FromDateTime(createdAt.UtcDateTime)),
                ["Renews"] = dice.Chance(0.7) ? "true" : "false",
                ["Signatories"] = string.Join(
                    ',', Enumerable.Range(0, index % 4).Select(_ => BuiltInPeople.ContactId(people.PickContact(dice))).Distinct()),
            });
    }

    public SampleCustomRecord Device(int index)
    {
        var dice = source.Dice("device", index);
        var createdAt = BuiltInSource.TimeOf(dice, index, source.Size.RecordsPerCustomTab);
        var contact = people.PickContact(dice);
        return new SampleCustomRecord(
            BuiltInSchema.Devices, "r" + SampleNames.Number(1_000_001 + index), $"Device HI-{100_000 + index}",
            BuiltInPeople.ContactId(contact),
            people.OrganizationIndex(contact) is { } organization ? BuiltInPeople.OrganizationId(organization) : null,
            createdAt, createdAt.AddHours(3),
            new Dictionary<string, string?>
            {
                ["Model"] = dice.Pick(source.Content.Devices),
                ["Serial number"] = $"HI-{100_000 + index}",
                ["Warranty until"] = SampleNames.Day(DateOnly.FromDateTime(createdAt.AddYears(2).UtcDateTime)),
            });
    }
}
