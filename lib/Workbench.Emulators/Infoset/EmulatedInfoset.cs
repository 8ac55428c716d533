using System.Globalization;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Infoset;

/// <summary>An Infoset account as a migration meets it: the sample's records behind one API key.</summary>
public static class EmulatedInfoset
{
    /// <summary>Starts the account with default settings: teams, tags and deal logs do not answer.</summary>
    public static async Task<EmulatedAccount> StartAsync(EmulatorOptions options, SampleAccount sample, CancellationToken cancellationToken)
    {
        var settings = new InfosetSettings { ApiKey = $"infoset-key-{options.Account}" };
        var emulator = await InfosetEmulator.StartAsync(options, settings, sample, cancellationToken);
        return new EmulatedAccount(
            emulator.Running,
            emulator.BaseAddress,
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["email"] = settings.Email,
                ["signIn"] = "key",
                ["windowSeconds"] = Seconds(settings.RateWindow),
                ["tokenSeconds"] = Seconds(settings.TokenLifetime),
                ["allowLoopback"] = "true",
            },
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["apiKey"] = settings.ApiKey, ["password"] = settings.Password })
        {
            ApplyEditsAsync = emulator.ApplyEditsAsync,
            ExtraFiles = InfosetFiles.PlantedHashes(),
            WriteOperatorFilesAsync = (folder, cancellation) =>
                InfosetOperatorFiles.WriteAsync(sample, emulator.BaseAddress, folder, cancellation),
        };

        string Seconds(TimeSpan real) => (real / options.TimeFactor).TotalSeconds.ToString(CultureInfo.InvariantCulture);
    }
}
