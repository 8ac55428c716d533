namespace Workbench.Host.Sessions;

/// <summary>A package that a cell asks for with <c>#r "nuget: Id, Version"</c>.</summary>
/// <param name="Version">A version or a range as NuGet reads it; null asks for the newest released one.</param>
/// <param name="Line">Of the cell, from 1.</param>
internal sealed record PackageWish(string Id, string? Version, int Line);

/// <summary>What a cell says beside C#: the package references, and the lines that only other hosts understand.</summary>
/// <param name="Source">The cell as the compiler reads it. Lines that were taken out are blank and as long as before, so that positions stay.</param>
internal sealed record CellDirectives(string Source, IReadOnlyList<PackageWish> Packages)
{
    /// <exception cref="MagicNotSupportedException">A magic other than <c>#!csharp</c>, or a package reference that cannot be read.</exception>
    public static CellDirectives Read(string source) => Read(source, isStrict: true);

    /// <summary>The same for a cell that is still being typed: what is not supported is blanked, too.</summary>
    public static CellDirectives Draft(string source) => Read(source, isStrict: false);

    private static CellDirectives Read(string source, bool isStrict)
    {
        var packages = new List<PackageWish>();
        var lines = (isStrict ? source.ReplaceLineEndings("\n") : source).Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index].Trim();
            if (line is "#!csharp" or "#!C#" or "#!c#" || SetupImport.Is(line))
            {
                lines[index] = Blank(lines[index]);
            }
            else if (PackageReference(line) is { } wanted)
            {
                if (Wish(wanted, index + 1) is { } wish)
                {
                    packages.Add(wish);
                }
                else if (isStrict)
                {
                    throw new MagicNotSupportedException(index + 1, "#r \"nuget:\"", "write #r \"nuget: Id, Version\"");
                }

                lines[index] = Blank(lines[index]);
            }
            else if (CellMagics.Instead(line, isFirst: index == 0) is { } instead)
            {
                lines[index] = isStrict ? throw new MagicNotSupportedException(index + 1, CellMagics.NameOf(line), instead) : Blank(lines[index]);
            }
        }

        return new CellDirectives(string.Join('\n', lines), packages);
    }

    private static string Blank(string line) => new(' ', line.Length);

    /// <summary>What stands behind <c>nuget:</c>; null where the line is no package reference.</summary>
    private static string? PackageReference(string line)
    {
        if (!line.StartsWith("#r", StringComparison.Ordinal))
        {
            return null;
        }

        var quoted = line[2..].Trim();
        return quoted is ['"', .. var inner, '"'] && inner.Trim().StartsWith("nuget:", StringComparison.OrdinalIgnoreCase)
            ? inner.Trim()["nuget:".Length..]
            : null;
    }

    private static PackageWish? Wish(string wanted, int line)
    {
        var parts = wanted.Split(',', 2, StringSplitOptions.TrimEntries);
        var version = parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null;
        return IsName(parts[0]) && (version is null || version.All(character => char.IsAsciiLetterOrDigit(character) || "[](),.*-+ ".Contains(character, StringComparison.Ordinal)))
            ? new PackageWish(parts[0], version, line)
            : null;
    }

    private static bool IsName(string id) => id.Length is > 0 and <= 100 && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');
}
