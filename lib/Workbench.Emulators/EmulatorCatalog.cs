using Workbench.Emulators.Gorgias;
using Workbench.Emulators.Infoset;
using Workbench.Emulators.Intercom;
using Workbench.Emulators.Ivinex;
using Workbench.Emulators.Vivantio;
using Workbench.Emulators.ZohoDesk;

namespace Workbench.Emulators;

/// <summary>Every vendor that can be emulated, one line each.</summary>
public static class EmulatorCatalog
{
    public static IReadOnlyList<EmulatorDefinition> All { get; } =
    [
        new("gorgias", EmulatedGorgias.StartAsync),
        new("infoset", EmulatedInfoset.StartAsync),
        new("intercom", EmulatedIntercom.StartAsync),
        new("ivinex", EmulatedIvinex.StartAsync),
        new("vivantio", EmulatedVivantio.StartAsync),
        new("zoho-desk", EmulatedZohoDesk.StartAsync),
    ];

    /// <exception cref="ArgumentException">No emulator has that name.</exception>
    public static EmulatorDefinition Find(string name) =>
        All.FirstOrDefault(definition => definition.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException(
            $"No emulator is named '{name}'. Known: {string.Join(", ", All.Select(definition => definition.Name))}.", nameof(name));
}
