using System.Globalization;
using Workbench.Core.Hashing;

namespace Workbench.Ledger.Commits;

/// <summary>The hash that ties an event to all before it.</summary>
internal static class EventHash
{
    /// <summary>What the first event follows: 64 zeros.</summary>
    public const string Start = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>SHA-256 over <c>previous|number|at|change|key|data</c>, the key being empty where the change has none.</summary>
    public static string Of(string previous, long number, string at, string change, string? key, string data) =>
        Sha256Hex.Of(string.Create(CultureInfo.InvariantCulture, $"{previous}|{number}|{at}|{change}|{key}|{data}"));
}
