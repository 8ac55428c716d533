using System.CommandLine;
using Workbench.Core.Errors;

namespace Workbench.Cli.Commands;

/// <summary>The option <c>--root</c>: a root hash that somebody noted.</summary>
internal static class RootOption
{
    private const int Digits = 64;

    public static Option<string?> Create() => new("--root") { Description = "Root hash that a sign-off, or the end of the run, printed." };

    /// <summary>The hash, however it was copied: in either case of letters, with blanks around it. Null where none was given.</summary>
    /// <exception cref="PlanException">It is none: no event could have it, and a sound record would look like a forged one.</exception>
    public static string? Of(string? given) => given?.Trim().ToLowerInvariant() switch
    {
        null => null,
        { Length: Digits } root when root.All(char.IsAsciiHexDigit) => root,
        _ => throw new PlanException($"'{given}' is no root hash. It has {Digits} digits and letters from a to f; copy it whole from a sign-off or the end of a run."),
    };
}
