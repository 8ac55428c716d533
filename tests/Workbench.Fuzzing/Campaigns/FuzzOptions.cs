using System.Globalization;

namespace Workbench.Fuzzing.Campaigns;

/// <summary>What the program was asked for.</summary>
/// <param name="Rounds">Inputs to try.</param>
/// <param name="From">The first seed; each input has its own, one after the other.</param>
/// <param name="Target">A part of the names of the targets to try; null for all.</param>
/// <param name="Keep">Folder in which failing inputs are kept, made small; null keeps none.</param>
internal sealed record FuzzOptions(long Rounds, long From, string? Target, string? Keep)
{
    private const string RoundsName = "--rounds";

    public const string Usage = "usage: dotnet run -c Release --project tests/Workbench.Fuzzing -- --rounds N [--from SEED] [--target NAME] [--keep FOLDER]";

    public static bool AreIn(string[] args) => args.Contains(RoundsName, StringComparer.Ordinal);

    /// <summary>Null where the words make no sense.</summary>
    public static FuzzOptions? Read(string[] args)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < args.Length; at += 2)
        {
            if (args[at] is not (RoundsName or "--from" or "--target" or "--keep") || at + 1 == args.Length || !given.TryAdd(args[at], args[at + 1]))
            {
                return null;
            }
        }

        var from = 1L;
        return long.TryParse(given[RoundsName], NumberStyles.None, CultureInfo.InvariantCulture, out var rounds)
            && (!given.TryGetValue("--from", out var seed) || long.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out from))
            ? new FuzzOptions(rounds, from, given.GetValueOrDefault("--target"), given.GetValueOrDefault("--keep"))
            : null;
    }
}
