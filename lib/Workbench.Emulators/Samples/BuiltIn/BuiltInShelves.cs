namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>The shelves of the built-in help centre, nested three deep.</summary>
internal static class BuiltInShelves
{
    public static IReadOnlyList<SampleCollection> All { get; } =
    [
        new("s1", null, "Getting started", "The first hour with a new sensor."),
        new("s2", null, "Hardware", "Everything that can be touched."),
        new("s3", "s2", "Probes", "Wired and wireless probes."),
        new("s4", "s3", "Wireless probes", "Pairing, batteries and range."),
        new("s5", "s2", "Gateways", "Gateways & antennas."),
        new("s6", null, "Cloud", "The web application and its reports."),
        new("s7", "s6", "Data export", ""),
        new("s8", null, "Orders and billing", "Invoices, returns, contracts."),
    ];
}
