namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>Organizations and contacts, each made from its index alone.</summary>
internal sealed class BuiltInPeople(BuiltInSource source)
{
    /// <summary>Position of the organization that no contact belongs to.</summary>
    public const int OrganizationWithoutContacts = 2;

    public static string OrganizationId(int index) => "o" + SampleNames.Number(index + 1);

    public static string ContactId(int index) => "c" + SampleNames.Number(index + 1);

    public SampleOrganization Organization(int index)
    {
        var dice = source.Dice("organization", index);
        var name = OrganizationName(index);
        var domain = OrganizationDomain(index);
        var createdAt = BuiltInSource.StartsAt.AddDays(-400).AddMinutes(index * 977L % 400_000);
        return new SampleOrganization(
            OrganizationId(index), name, domain, $"+49 30 555 {1000 + index % 9000}", createdAt, createdAt.AddDays(dice.Below(300)),
            new Dictionary<string, string?>
            {
                ["Industry"] = dice.Chance(0.8) ? dice.Pick(source.Content.Industries) : null,
                ["Website"] = dice.Chance(0.7) ? $"https://www.{domain}/" : null,
                ["Employees"] = dice.Chance(0.6) ? SampleNames.Number(dice.Below(4000)) : "0",
                ["Yearly value"] = SampleNames.Amount(dice.Below(9_000_000)),
            });
    }

    public SampleContact Contact(int index)
    {
        var dice = source.Dice("contact", index);
        var createdAt = BuiltInSource.TimeOf(dice, index, source.Size.Contacts).AddDays(-60);
        var contact = new SampleContact(
            ContactId(index), FirstName(index), LastName(index), PlainEmail(index),
            dice.Chance(0.7) ? $"+44 20 7946 {dice.Below(10_000):0000}" : null,
            OrganizationIndex(index) is { } organization ? OrganizationId(organization) : null,
            dice.Chance(0.5) ? dice.Pick(BuiltInTeam.WorkingIds) : null,
            createdAt, createdAt.AddHours(dice.Below(1200)), Custom(dice));
        return source.HasAwkwardRecords ? AwkwardContacts.Adjust(index, contact, PlainEmail(AwkwardContacts.SharedEmail)) : contact;
    }

    /// <summary>The contact of a ticket or message: a few have many, many have few.</summary>
    public int PickContact(SampleDice dice)
    {
        var index = (int)(source.Size.Contacts * Math.Pow(dice.Fraction(), 1.7));
        return index == AwkwardContacts.NoteWithoutConversation ? 0 : index;
    }

    public int? OrganizationIndex(int contact)
    {
        var dice = source.Dice("membership", contact);
        if (dice.Chance(0.1))
            return null;
        var organization = dice.Below(source.Size.Organizations);
        return organization == OrganizationWithoutContacts ? 0 : organization;
    }

    public string FirstName(int index) => source.Content.FirstNames[index % source.Content.FirstNames.Length];

    private string LastName(int index)
    {
        var names = source.Content.LastNames;
        return names[(index * 7 + index / source.Content.FirstNames.Length) % names.Length];
    }

    private string PlainEmail(int index)
    {
        var lap = index / (source.Content.FirstNames.Length * source.Content.LastNames.Length);
        var number = lap == 0 ? "" : SampleNames.Number(lap + 1);
        var domain = OrganizationIndex(index) is { } organization ? OrganizationDomain(organization) : "mailbox.example";
        return $"{SampleNames.Address(FirstName(index))}.{SampleNames.Address(LastName(index))}{number}@{domain}";
    }

    private string OrganizationName(int index)
    {
        var stems = source.Content.CompanyStems;
        var forms = source.Content.CompanyForms;
        var lap = index / (stems.Length * forms.Length);
        return $"{stems[index % stems.Length]} {forms[index % forms.Length]}" + (lap == 0 ? "" : " " + SampleNames.Number(lap + 1));
    }

    private string OrganizationDomain(int index) => SampleNames.Address(OrganizationName(index)).Replace('.', '-') + ".example";

    private static Dictionary<string, string?> Custom(SampleDice dice) => new()
    {
        ["Contact type"] = dice.Chance(0.75) ? dice.Pick(BuiltInSchema.ContactTypes) : null,
        ["Opt in"] = dice.Chance(0.6) ? "true" : "false",
        ["Birth date"] = dice.Chance(0.3) ? SampleNames.Day(new DateOnly(1960, 1, 1).AddDays(dice.Below(15_000))) : null,
        ["Team size"] = dice.Chance(0.5) ? SampleNames.Number(dice.Below(40)) : null,
        [BuiltInSchema.DigitLabel] = dice.Chance(0.4) ? SampleNames.Amount(dice.Below(1_000_000)) : null,
        ["Remarks"] = dice.Chance(0.2) ? "Met at the fair.\nAsked for a visit in spring." : "",
        ["Account manager"] = dice.Chance(0.4) ? dice.Pick(BuiltInTeam.WorkingIds) : null,
    };
}
