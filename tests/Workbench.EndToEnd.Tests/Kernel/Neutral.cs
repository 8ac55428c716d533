using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Workbench.EndToEnd.Tests.Running;

namespace Workbench.EndToEnd.Tests.Kernel;

/// <summary>
/// Takes out of a cell's outputs what differs between any two runs of the same notebook: times and rates, ports and folders, the ids that a
/// vendor gives, hashes over them, and how many events the ledger needed.
/// </summary>
internal static partial class Neutral
{
    public static string Of(string text, TemporaryFolder folder)
    {
        // Long words may be broken anywhere.
        text = text.Replace("<wbr/>", "", StringComparison.Ordinal).Replace(folder.Run, "RUN", StringComparison.Ordinal);
        foreach (var port in Ports(folder))
        {
            text = text.Replace(port, "PORT", StringComparison.Ordinal);
        }

        text = Instant().Replace(text, "TIME");
        text = Clock().Replace(text, "TIME");
        text = Pace().Replace(text, "");
        text = Duration().Replace(text, "DURATION");
        text = Hash().Replace(text, "HASH");
        text = Twin().Replace(text, "$1:ID");
        text = Width().Replace(text, "  ");
        text = Lagging().Replace(text, "$1COUNT");
        text = Measured().Replace(text, "$1COUNT");
        return Events().Replace(text, "$1COUNT");
    }

    /// <summary>The vendors' ports, five digits each, wherever they stand.</summary>
    private static IEnumerable<string> Ports(TemporaryFolder folder) =>
        JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(Path.Combine(folder.Run + ".vendors", "ports.json")))!
            .Values.Select(port => port.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?( ?UTC|Z|\+00:00)?")]
    private static partial Regex Instant();

    [GeneratedRegex(@"\b\d{2}:\d{2}:\d{2}(\.\d+)?\b")]
    private static partial Regex Clock();

    /// <summary>Rate, time left and quota of a progress line; each is left out while it is not known.</summary>
    [GeneratedRegex(@" · ([\d,.]+/s|[^<\n·]* left|quota [\d.,]+ ?% used)(?= ·|<|\n|$)")]
    private static partial Regex Pace();

    [GeneratedRegex(@"\b\d+([.,]\d+)? ?(ms|s|min|h)\b( \d+ ?(ms|s|min)\b)?")]
    private static partial Regex Duration();

    [GeneratedRegex(@"\b[0-9a-f]{8,64}\b")]
    private static partial Regex Hash();

    /// <summary>An id of the destination, for example ticket-part:60 or custom:Contracts:23; vendors give them in the order in which requests arrive.</summary>
    [GeneratedRegex(@"\b([a-z]+(?:-[a-z]+)*(?::[A-Z]\w*)?):\d+\b")]
    private static partial Regex Twin();

    /// <summary>In a terminal a column is as wide as its longest value, and ids of twins have more or fewer digits.</summary>
    [GeneratedRegex(@"(?<=\S)( {2,}|-{2,}(?=  |\n|$))")]
    private static partial Regex Width();

    /// <summary>Twins that a list of the destination showed: what was created a moment before may not be in it yet.</summary>
    [GeneratedRegex(@"(\bdoubles(?:</b> <span class=""muted"">|  ))\d+(?= so far)")]
    private static partial Regex Lagging();

    /// <summary>How long a step took and how much it asked, as an event keeps it: who looked a moment before need not look again.</summary>
    [GeneratedRegex(@"((?:milliseconds|sourceRequests|destinationRequests)(?:&quot;|""):)\d+")]
    private static partial Regex Measured();

    [GeneratedRegex(@"(events\.jsonl\D{1,40})[\d,]+")]
    private static partial Regex Events();
}
