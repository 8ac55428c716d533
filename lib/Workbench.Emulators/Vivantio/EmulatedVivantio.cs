using System.Globalization;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>A Vivantio account as a migration meets it: the sample's records behind one API user.</summary>
public static class EmulatedVivantio
{
    private const int SecondsAfterTooMany = 30;

    /// <summary>Starts the account with default settings.</summary>
    public static async Task<EmulatedAccount> StartAsync(EmulatorOptions options, SampleAccount sample, CancellationToken cancellationToken)
    {
        var settings = new VivantioSettings();
        var emulator = await VivantioEmulator.StartAsync(options, settings, sample, cancellationToken);
        return new EmulatedAccount(
            emulator.Running,
            new Uri(emulator.BaseAddress, "api/"),
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["user"] = settings.UserName,
                ["zone"] = settings.TimeZone,
                ["odataUrl"] = new Uri(emulator.BaseAddress, "odata/").ToString(),
                ["requestsPerSecond"] = (10 * options.TimeFactor).ToString(CultureInfo.InvariantCulture),
                ["mostRequestsPerSecond"] = (20 * options.TimeFactor).ToString(CultureInfo.InvariantCulture),
                ["retryAfterSeconds"] = (SecondsAfterTooMany / options.TimeFactor).ToString(CultureInfo.InvariantCulture),
                ["allowLoopback"] = "true",
            },
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["password"] = settings.Password })
        {
            ApplyEditsAsync = emulator.ApplyEditsAsync,
            WriteOperatorFilesAsync = (folder, cancellation) =>
                new VivantioOperatorFiles(sample, settings, emulator.BaseAddress).WriteAsync(folder, cancellation),
        };
    }
}
