using Workbench.Connectors;
using Workbench.Emulators;

namespace Workbench.Contract.Tests;

/// <summary>A source connector with the emulator it is held against.</summary>
public sealed record SourceSubject(string Name, SourceEntry Entry, EmulatorDefinition Emulator)
{
    /// <summary>Every source of the catalog.</summary>
    public static IReadOnlyList<SourceSubject> All { get; } =
        [.. ConnectorCatalog.Sources.Select(entry => new SourceSubject(entry.Key, entry.Value, EmulatorCatalog.Find(entry.Key)))];

    public override string ToString() => Name;
}

/// <summary>A destination connector with the emulator it is held against.</summary>
public sealed record DestinationSubject(string Name, DestinationEntry Entry, EmulatorDefinition Emulator)
{
    /// <summary>Every destination of the catalog.</summary>
    public static IReadOnlyList<DestinationSubject> All { get; } =
        [.. ConnectorCatalog.Destinations.Select(entry => new DestinationSubject(entry.Key, entry.Value, EmulatorCatalog.Find(entry.Key)))];

    public override string ToString() => Name;
}
