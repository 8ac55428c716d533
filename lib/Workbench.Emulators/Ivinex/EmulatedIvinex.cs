using System.Globalization;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Ivinex;

/// <summary>An Ivinex site as a migration meets it: the sample's records behind one API user.</summary>
public static class EmulatedIvinex
{
    /// <summary>Starts the site with default settings.</summary>
    public static async Task<EmulatedAccount> StartAsync(EmulatorOptions options, SampleAccount sample, CancellationToken cancellationToken)
    {
        var settings = new IvinexSettings();
        var emulator = await IvinexEmulator.StartAsync(options, settings, sample, cancellationToken);
        return new EmulatedAccount(
            emulator.Running,
            new Uri(emulator.BaseAddress, "API/"),
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["user"] = settings.UserName,
                ["zone"] = settings.TimeZone,
                ["requestsPerSecond"] = (10 * options.TimeFactor).ToString(CultureInfo.InvariantCulture),
                ["mostRequestsPerSecond"] = (20 * options.TimeFactor).ToString(CultureInfo.InvariantCulture),
                ["allowLoopback"] = "true",
            },
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["password"] = settings.Password })
        {
            ApplyEditsAsync = emulator.ApplyEditsAsync,
            WriteOperatorFilesAsync = (folder, cancellation) => OperatorFiles.WriteAsync(sample, settings, folder, cancellation),
        };
    }
}
