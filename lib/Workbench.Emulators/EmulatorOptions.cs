using Workbench.Emulators.Kit;

namespace Workbench.Emulators;

/// <summary>How one emulator is started. Every vendor takes the same options; vendor switches live in the vendor's own settings.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The port on 127.0.0.1; 0 (the default) takes a free one. No other address is ever bound.</summary>
    public int Port { get; init; }

    /// <summary>
    /// True: no port is bound and only <see cref="RunningEmulator.Handler"/> reaches the emulator; <see cref="Port"/> is then no more than a part of its
    /// address. False by default.
    /// </summary>
    public bool InMemory { get; init; }

    /// <summary>Decides ids, invented data and probabilistic faults. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Tells accounts of one vendor apart: part of the account id and of the secrets. Default <c>sandbox</c>.</summary>
    public string Account { get; init; } = "sandbox";

    /// <summary>
    /// A SQLite file that holds the vendor's state, so that it survives the death of the process; null (the default) keeps it in memory.
    /// </summary>
    public string? StatePath { get; init; }

    /// <summary>A state that this one begins as a copy of, instead of being seeded; null (the default) for none.</summary>
    public DocumentStore? Origin { get; init; }

    /// <summary>Rate windows and lags are divided by this factor; 1 (the default) is the vendor's real time.</summary>
    public double TimeFactor { get; init; } = 1;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The faults that the emulator starts with; none by default. A running emulator accepts other plans.</summary>
    public FaultPlan Faults { get; init; } = FaultPlan.None;
}
