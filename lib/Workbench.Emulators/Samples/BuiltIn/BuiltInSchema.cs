namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>The fields and tabs that the built-in account added to its helpdesk.</summary>
internal static class BuiltInSchema
{
    public const string PleaseSelect = "(please select)";
    public const string Contracts = "Contracts";
    public const string Devices = "Devices";

    // The first 25 characters of these two labels are the same.
    public const string LongLabel = "Customer satisfaction score";
    public const string LongLabelTwin = "Customer satisfaction scope";

    public const string DigitLabel = "30 day income (EUR)";

    public static IReadOnlyList<string> Statuses { get; } = ["New", "Open", "Pending", "Resolved", "Closed"];

    public static IReadOnlyList<string> Priorities { get; } = [PleaseSelect, "Low", "Normal", "High", "Urgent"];

    public static IReadOnlyList<string> ContactTypes { get; } =
        [PleaseSelect, "Client", "Partner", "Reseller, distributor", "Former client"];

    public static IReadOnlyList<string> Categories { get; } = [PleaseSelect, "Hardware", "Software", "Billing", "Delivery", "Other"];

    public static IReadOnlyList<string> ProductLines { get; } = ["Probes", "Probes, wireless", "Gateways", "Cloud"];

    public static IReadOnlyList<string> Plans { get; } = ["Basic", "Plus", "Plus, on site"];

    public static IReadOnlyList<SampleField> Fields(SampleContent content) =>
    [
        Field(SampleFieldOwner.Organization, "Industry", SampleFieldType.Choice, [PleaseSelect, .. content.Industries]),
        Field(SampleFieldOwner.Organization, "Website", SampleFieldType.Link),
        Field(SampleFieldOwner.Organization, "Employees", SampleFieldType.Number),
        Field(SampleFieldOwner.Organization, "Yearly value", SampleFieldType.Currency),
        Field(SampleFieldOwner.Contact, "Contact type", SampleFieldType.Choice, ContactTypes),
        Field(SampleFieldOwner.Contact, "Opt in", SampleFieldType.Checkbox),
        Field(SampleFieldOwner.Contact, "Birth date", SampleFieldType.Date),
        Field(SampleFieldOwner.Contact, "Team size", SampleFieldType.Number),
        Field(SampleFieldOwner.Contact, DigitLabel, SampleFieldType.Currency),
        Field(SampleFieldOwner.Contact, "Remarks", SampleFieldType.LongText),
        Field(SampleFieldOwner.Contact, "Account manager", SampleFieldType.Agent),
        Field(SampleFieldOwner.Ticket, "Category", SampleFieldType.Choice, Categories),
        Field(SampleFieldOwner.Ticket, "Product line", SampleFieldType.Choice, ProductLines),
        Field(SampleFieldOwner.Ticket, LongLabel, SampleFieldType.Number),
        Field(SampleFieldOwner.Ticket, LongLabelTwin, SampleFieldType.Text),
        Field(SampleFieldOwner.Ticket, "Serial number", SampleFieldType.Text),
        Field(SampleFieldOwner.Ticket, "Escalated", SampleFieldType.Checkbox),
        Field(SampleFieldOwner.Ticket, "Resolution date", SampleFieldType.Date),
    ];

    public static IReadOnlyList<SampleCustomTab> Tabs(SampleContent content) =>
    [
        new(Contracts,
        [
            Field(SampleFieldOwner.Custom, "Plan", SampleFieldType.Choice, Plans),
            Field(SampleFieldOwner.Custom, "Monthly fee", SampleFieldType.Currency),
            Field(SampleFieldOwner.Custom, "Starts on", SampleFieldType.Date),
            Field(SampleFieldOwner.Custom, "Renews", SampleFieldType.Checkbox),
            Field(SampleFieldOwner.Custom, "Signatories", SampleFieldType.Contacts),
        ]),
        new(Devices,
        [
            Field(SampleFieldOwner.Custom, "Model", SampleFieldType.Choice, content.Devices),
            Field(SampleFieldOwner.Custom, "Serial number", SampleFieldType.Text),
            Field(SampleFieldOwner.Custom, "Warranty until", SampleFieldType.Date),
        ]),
    ];

    private static SampleField Field(SampleFieldOwner owner, string label, SampleFieldType type, IReadOnlyList<string>? options = null) =>
        new(owner, label, type, options ?? []);
}
