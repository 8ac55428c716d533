using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Workbench.EndToEnd.Tests.Running;

namespace Workbench.EndToEnd.Tests.Kernel;

/// <summary>Takes out of a cell's outputs what differs between any two runs of the same notebook: times, rates, hashes, ports and folders.</summary>
internal static partial class Neutral
{
    public static string Of(string text, TemporaryFolder folder)
    {
        text = text.Replace(folder.Run, "RUN", StringComparison.Ordinal);
        foreach (var port in Ports(folder))
        {
            text = text.Replace(port, "PORT", StringComparison.Ordinal);
        }

        text = Instant().Replace(text, "TIME");
        text = Clock().Replace(text, "TIME");
        text = Rate().Replace(text, "RATE");
        text = Duration().Replace(text, "DURATION");
        return Hash().Replace(text, "HASH");
    }

    /// <summary>The vendors' ports, five digits each, wherever they stand.</summary>
    private static IEnumerable<string> Ports(TemporaryFolder folder) =>
        JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(Path.Combine(folder.Run + ".vendors", "ports.json")))!
            .Values.Select(port => port.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?( ?UTC|Z|\+00:00)?")]
    private static partial Regex Instant();

    [GeneratedRegex(@"\b\d{2}:\d{2}:\d{2}(\.\d+)?\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"[\d,.]+/s\b( · [^<\n]* left)?( · quota [\d.,]+ ?% used)?")]
    private static partial Regex Rate();

    [GeneratedRegex(@"\b\d+([.,]\d+)? ?(ms|s|min|h)\b( \d+ ?(ms|s|min)\b)?")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\b[0-9a-f]{8,64}\b")]
    private static partial Regex Hash();
}
