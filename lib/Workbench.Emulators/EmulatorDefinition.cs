using Workbench.Emulators.Samples;

namespace Workbench.Emulators;

/// <summary>One vendor's emulator as the catalog knows it.</summary>
/// <param name="Name">The vendor's name in lower case, as on the command line.</param>
/// <param name="StartAsync">
/// Starts it with the given options. A source is filled with the whole sample; a destination with what stands in an account that is in
/// use already (<see cref="SampleAccount.Twins"/>).
/// </param>
public sealed record EmulatorDefinition(
    string Name, Func<EmulatorOptions, SampleAccount, CancellationToken, Task<EmulatedAccount>> StartAsync);
