namespace Workbench.Emulators;

/// <summary>A started emulator, and what a client of the account has to be told.</summary>
/// <param name="Emulator">The emulator itself.</param>
/// <param name="BaseUrl">Root of the vendor's API.</param>
/// <param name="Settings">The connection's settings by name, already adapted to the shortened windows and lags of the options.</param>
/// <param name="Secrets">Passwords and tokens by name.</param>
public sealed record EmulatedAccount(
    RunningEmulator Emulator, Uri BaseUrl, IReadOnlyDictionary<string, string> Settings, IReadOnlyDictionary<string, string> Secrets)
    : IAsyncDisposable
{
    /// <summary>Makes the sample's later changes, once in the life of a state. A destination has none.</summary>
    public Func<CancellationToken, Task> ApplyEditsAsync { get; init; } = static _ => Task.CompletedTask;

    /// <summary>Writes into a folder what an operator of this account would have written by hand. A destination asks for nothing.</summary>
    public Func<string, CancellationToken, Task> WriteOperatorFilesAsync { get; init; } = static (_, _) => Task.CompletedTask;

    /// <summary>SHA-256 (lower-case hex) of the files that the emulator gives out beside those of the sample; none by default.</summary>
    public IReadOnlyList<string> ExtraFiles { get; init; } = [];

    public ValueTask DisposeAsync() => Emulator.DisposeAsync();
}
