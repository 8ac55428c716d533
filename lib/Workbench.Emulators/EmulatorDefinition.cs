namespace Workbench.Emulators;

/// <summary>One vendor's emulator as the catalog knows it.</summary>
/// <param name="Name">The vendor's name in lower case, as on the command line.</param>
/// <param name="StartAsync">Starts the emulator with the vendor's default settings and the given options.</param>
public sealed record EmulatorDefinition(string Name, Func<EmulatorOptions, CancellationToken, Task<RunningEmulator>> StartAsync);
